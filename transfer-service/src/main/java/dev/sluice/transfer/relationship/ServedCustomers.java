package dev.sluice.transfer.relationship;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom a partner serves now, for the capabilities that need to know. */
@ApplicationScoped
public class ServedCustomers {

    private final Sql sql;

    ServedCustomers(Sql sql) {
        this.sql = sql;
    }

    /** Since when a partner serves a customer; empty when it does not. */
    public Optional<Instant> since(UUID partner, UUID customer) {
        return sql.first(
                row -> requireNonNull(Sql.instant(row, "since")),
                "select since from served_customer where partner_tenant_id = ? and customer_tenant_id = ?",
                partner,
                customer);
    }

    /** Whether the customer has let the partner administer for it. */
    public boolean administers(UUID partner, UUID customer) {
        return sql.first(row -> true, """
                        select 1 from relationship
                        where partner_tenant_id = ? and customer_tenant_id = ? and state = 'ACTIVE' and delegated_admin
                        limit 1
                        """, partner, customer).isPresent();
    }

    /** The same of many; those that it does not serve are left out. */
    public Map<UUID, Instant> since(UUID partner, Collection<UUID> customers) {
        return sql
                .list(
                        row -> Map.entry(
                                row.getObject("customer_tenant_id", UUID.class),
                                requireNonNull(Sql.instant(row, "since"))),
                        """
                        select customer_tenant_id, since from served_customer
                        where partner_tenant_id = ? and customer_tenant_id = any (?::uuid[])
                        """,
                        partner,
                        customers)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** When the next relationship began that is too young to show agreements. */
    public Optional<Instant> nextAfter(UUID partner, @Nullable UUID customer, Instant visibleSince) {
        return sql.first(row -> requireNonNull(Sql.instant(row, "since")), """
                select since from served_customer
                where partner_tenant_id = ? and customer_tenant_id = coalesce(?, customer_tenant_id) and since > ?
                order by since limit 1
                """, partner, customer, visibleSince);
    }
}
