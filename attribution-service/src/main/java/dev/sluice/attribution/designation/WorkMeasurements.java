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

    /** Who helps with workloads, and by what: a claim on one, or the sale or digital partnership of a subscription. */
    private static final String HELPED = """
            select a.customer_tenant_id, a.workload, a.subscription_id, a.begins_at,
                case a.type when 'TRANSACTING_PARTNER' then 'CSP' else a.type end as type
            from association a
            where a.partner_tenant_id = ? and a.begins_at < ? and (a.ends_at is null or a.ends_at > ?)
                and a.ends_at is distinct from a.begins_at
                and (a.type = 'CPOR' and a.workload is not null or a.type in ('TRANSACTING_PARTNER', 'DPOR')
                    and a.subscription_id is not null)
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
                """
                select u.customer_tenant_id, max(u.paid_seats) as seats
                from usage_fact u
                where u.month = ? and %s and exists (select from (%s) helped
                    where helped.customer_tenant_id = u.customer_tenant_id
                        and (helped.workload = u.product or helped.subscription_id = u.subscription_id))
                group by u.customer_tenant_id
                """.formatted(WORK, HELPED),
                month.used().atDay(1),
                partner,
                begin(month.month()),
                month.refreshed(credits.refreshDay()));
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
                """
                with helped as (%s),
                used as (
                    select h.customer_tenant_id, u.product, h.type, min(h.begins_at) as since,
                        max(u.active_users) as active, max(u.paid_seats) as seats, u.subscription_id
                    from usage_fact u join helped h on h.customer_tenant_id = u.customer_tenant_id
                        and (h.workload = u.product or h.subscription_id = u.subscription_id)
                    where u.month = ? and %s
                    group by h.customer_tenant_id, u.product, h.type, u.subscription_id)
                select used.customer_tenant_id, used.product, used.type, used.active, coalesce(used.seats, 0) as seats,
                    coalesce(earlier.active_users, 0) as before, coalesce(earlier.paid_seats, 0) as seats_before,
                    used.since < ?::timestamptz as is_old
                from used left join usage_fact earlier on earlier.customer_tenant_id = used.customer_tenant_id
                    and earlier.product = used.product and earlier.subscription_id = used.subscription_id
                    and earlier.month = greatest(?::date, date_trunc('month', used.since at time zone 'UTC')::date)
                """.formatted(HELPED, WORK),
                partner,
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                month.used().atDay(1),
                begin(yearAgo.plusMonths(1)),
                yearAgo.atDay(1));
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
