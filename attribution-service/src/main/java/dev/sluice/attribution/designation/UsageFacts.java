package dev.sluice.attribution.designation;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

@ApplicationScoped
class UsageFacts {

    private final Sql sql;

    UsageFacts(Sql sql) {
        this.sql = sql;
    }

    void keep(List<UsageFactEntry> told, Instant at) {
        sql.run(
                """
                insert into usage_fact (customer_tenant_id, month, product, subscription_id, active_users, paid_seats, recorded_at)
                select told.customer, (told.month || '-01')::date, told.product, told.subscription, told.active,
                    nullif(told.paid, '')::bigint, ?
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                    told (customer, month, product, subscription, active, paid)
                on conflict (customer_tenant_id, month, product, subscription_id) do update set
                    active_users = excluded.active_users, paid_seats = excluded.paid_seats, recorded_at = excluded.recorded_at
                """,
                at,
                told.stream().map(UsageFactEntry::customerTenantId).toList(),
                column(told, UsageFactEntry::month),
                column(told, UsageFactEntry::product),
                column(told, fact -> fact.subscriptionId() == null ? "" : fact.subscriptionId()),
                column(told, fact -> fact.activeUsers().toString()),
                column(
                        told,
                        fact -> fact.paidSeats() == null ? "" : fact.paidSeats().toString()));
    }

    private static List<String> column(List<UsageFactEntry> told, Function<UsageFactEntry, String> column) {
        return told.stream().map(column).toList();
    }
}
