package dev.sluice.attribution.designation;

import dev.sluice.attribution.credit.CreditConfig;
import dev.sluice.attribution.designation.WorkUse.Deployed;
import dev.sluice.attribution.designation.WorkUse.Tenant;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class WorkMeasurements {

    /**
     * Who helps with workloads, and by what: a claim on one, or the sale or digital partnership of a subscription. What a partner did for the
     * subscription that this one was before, without a gap, counts as the same help.
     */
    private static final String HELPED = """
            with recursive present as (
                select a.customer_tenant_id, a.workload, a.subscription_id, a.begins_at, a.type
                from association a
                where a.partner_tenant_id = ? and a.begins_at < ? and (a.ends_at is null or a.ends_at > ?)
                    and a.ends_at is distinct from a.begins_at
                    and (a.type = 'CPOR' and a.workload is not null or a.type in ('TRANSACTING_PARTNER', 'DPOR')
                        and a.subscription_id is not null)),
            held as (
                select subscription_id, type, subscription_id as part, begins_at from present where subscription_id is not null
                union
                select held.subscription_id, held.type, l.predecessor, a.begins_at
                from held join lineage l on l.successor = held.part
                    join association a on a.subscription_id = l.predecessor and a.type = held.type
                        and a.partner_tenant_id = ? and a.begins_at < held.begins_at
                        and (a.ends_at is null or a.ends_at >= held.begins_at)),
            helped as (
                select p.customer_tenant_id, p.workload, p.subscription_id,
                    coalesce((select min(held.begins_at) from held
                        where held.subscription_id = p.subscription_id and held.type = p.type), p.begins_at) as begins_at,
                    case p.type when 'TRANSACTING_PARTNER' then 'CSP' else p.type end as type
                from present p)
            """;

    private static final String WORK = "u.product not in (select product from capacity_rate)";

    private final Sql sql;
    private final CreditConfig credits;

    WorkMeasurements(Sql sql, CreditConfig credits) {
        this.sql = sql;
        this.credits = credits;
    }

    WorkUse of(UUID partner, LocalDate day) {
        var month = ScoringMonth.on(day, credits.refreshDay());
        return new WorkUse(tenants(partner, month), tenants(partner, month.yearAgo()), deployed(partner, month, day));
    }

    /** With whom the partner was associated before the month began, and still is. */
    private List<Tenant> tenants(UUID partner, ScoringMonth month) {
        return sql.list(
                row -> new Tenant(row.getObject("customer_tenant_id", UUID.class), row.getLong("seats")),
                HELPED + """
                select u.customer_tenant_id, max(u.paid_seats) as seats
                from usage_fact u
                where u.month = ? and %s and exists (select from helped
                    where helped.customer_tenant_id = u.customer_tenant_id and helped.begins_at < ?
                        and (helped.workload = u.product or helped.subscription_id = u.subscription_id))
                group by u.customer_tenant_id
                """.formatted(WORK),
                partner,
                month.refreshed(credits.refreshDay()),
                month.refreshed(credits.refreshDay()),
                partner,
                month.used().atDay(1),
                begin(month.month()));
    }

    private List<Deployed> deployed(UUID partner, ScoringMonth month, LocalDate day) {
        var yearAgo = month.yearAgo().used();
        return sql.list(
                row -> new Deployed(
                        row.getObject("customer_tenant_id", UUID.class),
                        row.getString("product"),
                        row.getString("type"),
                        row.getLong("active"),
                        row.getLong("seats"),
                        row.getLong("before"),
                        row.getLong("seats_before"),
                        row.getBoolean("is_old")),
                HELPED + """
                , used as (
                    select h.customer_tenant_id, u.product, h.type, min(h.begins_at) as since,
                        max(u.active_users) as active, max(u.paid_seats) as seats, u.subscription_id
                    from usage_fact u join helped h on h.customer_tenant_id = u.customer_tenant_id
                        and (h.workload = u.product or h.subscription_id = u.subscription_id)
                    where u.month = ? and %s
                    group by h.customer_tenant_id, u.product, h.type, u.subscription_id),
                line as (
                    select subscription_id, subscription_id as part from used
                    union
                    select line.subscription_id, l.predecessor from line join lineage l on l.successor = line.part)
                select used.customer_tenant_id, used.product, used.type, used.active, coalesce(used.seats, 0) as seats,
                    coalesce(earlier.active, 0) as before, coalesce(earlier.seats, 0) as seats_before,
                    used.since < ?::timestamptz as is_old
                from used cross join lateral (
                    select sum(u.active_users) as active, sum(u.paid_seats) as seats
                    from line join usage_fact u on u.subscription_id = line.part
                    where line.subscription_id = used.subscription_id and u.customer_tenant_id = used.customer_tenant_id
                        and u.product = used.product and u.month = least(?::date, greatest(?::date,
                            date_trunc('month', used.since at time zone 'UTC')::date))) earlier
                """.formatted(WORK),
                partner,
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                partner,
                month.used().atDay(1),
                begin(yearAgo.plusMonths(1)),
                month.used().atDay(1),
                yearAgo.atDay(1));
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
