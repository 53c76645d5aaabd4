package dev.sluice.attribution.subscription;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
public class Subscriptions {

    private final Sql sql;

    Subscriptions(Sql sql) {
        this.sql = sql;
    }

    /** One took the place of the other. */
    public record Succession(String successor, Instant effectiveAt) {}

    public Optional<Subscription> find(String id) {
        return sql.first(Subscriptions::subscription, """
                select s.*, products_of(s.sku) as products from subscription s where s.subscription_id = ?
                """, id);
    }

    /** Of this customer; another one's is unknown. */
    public Optional<Subscription> find(String id, UUID customer) {
        return find(id).filter(found -> found.customerTenantId().equals(customer));
    }

    public List<Succession> successions(String predecessor) {
        return sql.list(
                row -> new Succession(row.getString("successor"), requireNonNull(Sql.instant(row, "effective_at"))),
                "select successor, effective_at from lineage where predecessor = ? order by effective_at, successor",
                predecessor);
    }

    /** Until the transaction ends, nothing is learned of these subscriptions, known or not. */
    public void lock(Collection<String> subscriptionIds) {
        subscriptionIds.stream()
                .sorted()
                .distinct()
                .forEach(id -> sql.list(
                        row -> 1, "select pg_advisory_xact_lock(hashtextextended('subscription ' || ?, 0))", id));
    }

    /** As {@link #lock}, for a subscription and everything that took its place. */
    public void lockLine(String subscriptionId) {
        var locked = new HashSet<String>();
        for (var line = line(subscriptionId); !locked.containsAll(line); line = line(subscriptionId)) {
            lock(line.stream().filter(id -> !locked.contains(id)).toList());
            locked.addAll(line);
        }
    }

    /** A subscription and everything that took its place. */
    public List<String> line(String subscriptionId) {
        return sql.list(row -> row.getString(1), """
                with recursive line (id) as (
                    select ?::text
                    union
                    select l.successor from lineage l join line on l.predecessor = line.id)
                select id from line
                """, subscriptionId);
    }

    /** These, and everything whose place they took. */
    public List<String> ancestry(Collection<String> subscriptionIds) {
        return sql.list(row -> row.getString(1), """
                with recursive ancestry (id) as (
                    select unnest(?::text[])
                    union
                    select l.predecessor from lineage l join ancestry on l.successor = ancestry.id)
                select id from ancestry
                """, subscriptionIds);
    }

    void keep(SubscriptionState told, long sequence, Instant at) {
        sql.run(
                """
                insert into subscription (subscription_id, sequence, customer_tenant_id, channel, status, sku,
                    partner_tenant_id, ended_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (subscription_id) do update set
                    sequence = excluded.sequence, customer_tenant_id = excluded.customer_tenant_id,
                    channel = excluded.channel, status = excluded.status, sku = excluded.sku,
                    partner_tenant_id = excluded.partner_tenant_id,
                    ended_at = case when excluded.ended_at is null then null
                        else least(subscription.ended_at, excluded.ended_at) end
                where subscription.sequence < excluded.sequence
                """,
                told.subscriptionId(),
                sequence,
                told.customerTenantId(),
                told.soldBy(),
                told.status(),
                told.sku(),
                told.partnerTenantId(),
                told.isOver() ? requireNonNullElse(told.statusSince(), at) : null);
        for (var predecessor : told.predecessors()) {
            sql.run(
                    "insert into lineage (predecessor, successor, effective_at) values (?, ?, ?) on conflict do nothing",
                    predecessor,
                    told.subscriptionId(),
                    told.succeeds());
        }
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getString("subscription_id"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("channel"),
                row.getString("status"),
                Set.of((String[]) row.getArray("products").getArray()),
                row.getObject("partner_tenant_id", UUID.class),
                Sql.instant(row, "ended_at"));
    }
}
