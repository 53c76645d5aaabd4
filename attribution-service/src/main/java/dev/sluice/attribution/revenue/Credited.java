package dev.sluice.attribution.revenue;

import dev.sluice.attribution.association.RuleSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which amounts of a month are whose, as one statement: sums by partner, subscription and type of association. An association
 * counts when the rules of the month's first day recognise its type and it was in effect within the month; of those that only
 * one partner can have at a time the last one counts. Influenced amounts are not shared out: each partner has the whole.
 *
 * @param customers absent: all
 */
record Credited(YearMonth month, RuleSet rules, Optional<Collection<UUID>> customers) {

    /** What a sum is about, and whose it is. */
    static final String KEY =
            "partner_tenant_id, customer_tenant_id, subscription_id, product, solution_area, sales_channel,"
                    + " currency, association_type, duplicate";

    /** Common table expressions, the last of them {@code credited}. */
    String text() {
        var narrowed = customers.isPresent() ? " and customer_tenant_id = any (?::uuid[])" : "";
        return """
            sold as materialized (
                select customer_tenant_id, subscription_id, product, solution_area, sales_channel, currency,
                    sum(amount) as amount, sum(quantity) as quantity, count(*) as sources,
                    case when count(usd_rate) = count(*) then sum(round(amount * usd_rate, 2)) end as usd_amount
                from revenue_line where month = ?%1$s
                group by customer_tenant_id, subscription_id, product, solution_area, sales_channel, currency),
            standing as materialized (
                select * from (
                    select id, type, partner_tenant_id, customer_tenant_id, subscription_id, workload, begins_at,
                        row_number() over (partition by unit_kind, unit_id order by begins_at desc, id desc) as place
                    from association
                    where begins_at < ? and (ends_at is null or ends_at > greatest(begins_at, ?::timestamptz))
                        and agreement_id is null and type = any (?)%1$s) each
                where place = 1 or type not in ('TRANSACTING_PARTNER', 'DPOR')),
            matched as (
                select s.*, a.partner_tenant_id, a.type as association_type, a.id as association_id, a.begins_at
                from sold s join standing a
                    on a.customer_tenant_id = s.customer_tenant_id and a.subscription_id = s.subscription_id
                where a.workload is null or a.workload = s.product
                union all
                select s.*, a.partner_tenant_id, a.type, a.id, a.begins_at
                from sold s join standing a on a.customer_tenant_id = s.customer_tenant_id and a.subscription_id is null
                where a.workload is null or a.workload = s.product),
            once as (
                select distinct on (partner_tenant_id, customer_tenant_id, subscription_id, product, solution_area,
                    sales_channel, currency, association_type) *
                from matched
                order by partner_tenant_id, customer_tenant_id, subscription_id, product, solution_area, sales_channel, currency,
                    association_type, begins_at, association_id),
            credited as (
                select *, case association_type when 'TRANSACTING_PARTNER' then 'BILLED' else 'INFLUENCED' end as kind,
                    row_number() over (
                        partition by partner_tenant_id, customer_tenant_id, subscription_id, product, solution_area,
                            sales_channel, currency
                        order by association_type <> 'TRANSACTING_PARTNER', association_type) > 1 as duplicate
                from once)
            """.formatted(narrowed);
    }

    List<@Nullable Object> parameters() {
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(firstDay());
        customers.ifPresent(parameters::add);
        parameters.add(begin(month.plusMonths(1)));
        parameters.add(begin(month));
        parameters.add(rules.recognition());
        customers.ifPresent(parameters::add);
        return parameters;
    }

    LocalDate firstDay() {
        return month.atDay(1);
    }

    static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
