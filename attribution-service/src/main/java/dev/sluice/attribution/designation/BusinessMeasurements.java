package dev.sluice.attribution.designation;

import dev.sluice.attribution.credit.CreditConfig;
import dev.sluice.attribution.designation.BusinessUse.Added;
import dev.sluice.attribution.designation.BusinessUse.Capacity;
import dev.sluice.attribution.designation.BusinessUse.Revenue;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class BusinessMeasurements {

    private static final String PRODUCTS = "products_of(s.sku)";

    private final Sql sql;
    private final CreditConfig credits;

    BusinessMeasurements(Sql sql, CreditConfig credits) {
        this.sql = sql;
        this.credits = credits;
    }

    BusinessUse of(UUID partner, LocalDate day, BigDecimal largeRevenue) {
        var month = ScoringMonth.on(day, credits.refreshDay());
        return new BusinessUse(
                added(partner, month),
                added(partner, month.yearAgo()),
                capacities(partner, month, day),
                large(partner, month, largeRevenue));
    }

    /** Credited by then and not revoked by its refresh. */
    private List<Added> added(UUID partner, ScoringMonth month) {
        return sql.list(
                row -> new Added(
                        row.getObject("customer_tenant_id", UUID.class),
                        row.getString("product"),
                        row.getBigDecimal("revenue")),
                """
                select c.customer_tenant_id, c.product, coalesce((
                    select max(months.usd) from (
                        select sum(round(l.amount * l.usd_rate, 2)) as usd
                        from revenue_line l join subscription s on s.subscription_id = l.subscription_id
                        where l.customer_tenant_id = c.customer_tenant_id and l.month between ? and ? and c.product = any (%s)
                        group by l.month) months), 0) as revenue
                from (select distinct customer_tenant_id, product from credit
                    where partner_tenant_id = ? and credit_month <= ? and (state <> 'REVOKED' or state_since > ?)) c
                """.formatted(PRODUCTS),
                month.used().atDay(1),
                month.month().atDay(1),
                partner,
                month.month().atDay(1),
                month.refreshed(credits.refreshDay()));
    }

    /** Of what the partner sells, is the digital partner of, or supports by an approved claim, on that day. */
    private List<Capacity> capacities(UUID partner, ScoringMonth month, LocalDate day) {
        return sql.list(
                row -> new Capacity(
                        row.getObject("customer_tenant_id", UUID.class),
                        row.getString("product"),
                        row.getBigDecimal("now"),
                        row.getBigDecimal("year_ago")),
                """
                with helped as (
                    select distinct a.customer_tenant_id, p.product
                    from association a left join subscription s on s.subscription_id = a.subscription_id
                    left join claim c on c.id = case a.unit_kind when 'CLAIM' then split_part(a.unit_id, '/', 1)::uuid end
                    cross join lateral unnest(coalesce(c.products, %s)) p (product)
                    where a.partner_tenant_id = ? and a.subscription_id is not null and a.begins_at < ?
                        and (a.ends_at is null or a.ends_at >= ?) and a.ends_at is distinct from a.begins_at
                        and (a.type in ('TRANSACTING_PARTNER', 'DPOR') or c.activity = 'USAGE_RECOGNITION')),
                used as (
                    select u.customer_tenant_id, u.product, u.month, sum(u.active_users) * max(rate.rate) as capacity
                    from usage_fact u join helped h using (customer_tenant_id, product)
                    cross join lateral (select r.rate from capacity_rate r
                        where r.product = u.product and r.effective_from <= u.month
                        order by r.effective_from desc limit 1) rate
                    where u.month in (?, ?) group by u.customer_tenant_id, u.product, u.month)
                select customer_tenant_id, product, coalesce(sum(capacity) filter (where month = ?), 0) as now,
                    coalesce(sum(capacity) filter (where month = ?), 0) as year_ago
                from used group by customer_tenant_id, product
                """.formatted(PRODUCTS),
                partner,
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                month.used().atDay(1),
                month.yearAgo().used().atDay(1),
                month.used().atDay(1),
                month.yearAgo().used().atDay(1));
    }

    /** Of the partner's customers: pairs above the limit in the month before and the same a year earlier. */
    private Revenue large(UUID partner, ScoringMonth month, BigDecimal least) {
        return new Revenue(sql.first(
                        row -> row.getInt(1),
                        """
                        select count(*) from (
                            select l.customer_tenant_id, p.product from revenue_line l
                            join subscription s on s.subscription_id = l.subscription_id
                            cross join lateral unnest(%s) p (product)
                            where l.month in (?, ?) and l.customer_tenant_id in (
                                select customer_tenant_id from association where partner_tenant_id = ?)
                            group by l.customer_tenant_id, p.product
                            having sum(round(l.amount * l.usd_rate, 2)) filter (where l.month = ?) > ?
                                and sum(round(l.amount * l.usd_rate, 2)) filter (where l.month = ?) > ?) large
                        """.formatted(PRODUCTS),
                        month.used().atDay(1),
                        month.yearAgo().used().atDay(1),
                        partner,
                        month.used().atDay(1),
                        least,
                        month.yearAgo().used().atDay(1),
                        least)
                .orElse(0));
    }
}
