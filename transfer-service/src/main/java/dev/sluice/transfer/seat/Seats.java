package dev.sluice.transfer.seat;

import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seats by who holds them: a schedule that is to become a subscription, then the subscription. */
@ApplicationScoped
public class Seats {

    private final Sql sql;
    private final Together together;

    Seats(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    /**
     * How many more seats a holder could have, beside what all others hold. Until this transaction ends nobody else takes seats of
     * this offer for this customer.
     *
     * @param cap absent: any number
     */
    public int left(UUID customer, String sku, UUID holder, @Nullable Integer cap) {
        if (cap == null) {
            return Integer.MAX_VALUE;
        }
        sql.first(
                row -> row.getString(1),
                "select pg_advisory_xact_lock(hashtextextended(?, 31))::text",
                customer + "/" + sku);
        var taken = sql.first(row -> row.getLong(1), """
                        select coalesce(sum(quantity), 0) from seat
                        where customer_tenant_id = ? and sku = ? and holder <> ?
                        """, customer, sku, holder).orElseThrow();
        return (int) Math.max(0, cap - taken);
    }

    /** How many more one that holds none could have now. Nothing is locked. */
    public int leftNow(UUID customer, String sku, @Nullable Integer cap) {
        return cap == null
                ? Integer.MAX_VALUE
                : (int) Math.max(
                        0,
                        cap
                                - together.once(question(customer), () -> heldBy(List.of(customer)))
                                        .getOrDefault(List.<Object>of(customer, sku), 0L));
    }

    /** Counts at once for those who ask one after the other what is left now. */
    public void readAhead(Collection<UUID> customers) {
        var held = heldBy(customers);
        customers.forEach(customer -> together.know(question(customer), held));
    }

    private static Object question(UUID customer) {
        return List.of(Seats.class, customer);
    }

    /** By customer and SKU. Nothing is locked. */
    public Map<List<Object>, Long> heldBy(Collection<UUID> customers) {
        return sql
                .list(
                        row -> Map.entry(
                                List.<Object>of(row.getObject("customer_tenant_id", UUID.class), row.getString("sku")),
                                row.getLong("held")),
                        """
                        select customer_tenant_id, sku, sum(quantity) as held from seat
                        where customer_tenant_id = any (?::uuid[]) group by customer_tenant_id, sku
                        """,
                        customers)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void hold(UUID customer, String sku, UUID holder, int quantity) {
        sql.write("""
                insert into seat (holder, customer_tenant_id, sku, quantity) values (?, ?, ?, ?)
                on conflict (holder) do update set sku = excluded.sku, quantity = excluded.quantity
                """, holder, customer, sku, quantity);
    }

    public void release(UUID holder) {
        sql.write("delete from seat where holder = ?", holder);
    }

    /** The schedule's seats become the subscription's. */
    public void pass(UUID from, UUID to) {
        sql.write("update seat set holder = ? where holder = ?", to, from);
    }
}
