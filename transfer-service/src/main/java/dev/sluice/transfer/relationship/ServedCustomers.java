package dev.sluice.transfer.relationship;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom a partner serves now, for the capabilities that need to know. */
@ApplicationScoped
public class ServedCustomers {

    private final Sql sql;
    private final Together together;

    ServedCustomers(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    /** Since when a partner serves a customer; empty when it does not. */
    public Optional<Instant> since(UUID partner, UUID customer) {
        return together.once(
                question(partner, customer),
                () -> sql.first(
                        row -> requireNonNull(Sql.instant(row, "since")),
                        "select since from served_customer where partner_tenant_id = ? and customer_tenant_id = ?",
                        partner,
                        customer));
    }

    /** Finds out at once for those who ask one after the other; a pair is a partner and a customer in the same place. */
    public void readAhead(List<UUID> partners, List<UUID> customers) {
        for (var i = 0; i < partners.size(); i++) {
            together.know(question(partners.get(i), customers.get(i)), Optional.empty());
        }
        sql.list(
                        row -> Map.entry(
                                question(
                                        row.getObject("partner_tenant_id", UUID.class),
                                        row.getObject("customer_tenant_id", UUID.class)),
                                Optional.of(requireNonNull(Sql.instant(row, "since")))),
                        """
                        select partner_tenant_id, customer_tenant_id, min(since) as since
                        from (select distinct * from unnest(?::uuid[], ?::uuid[]) as pair (partner, customer)) pair
                        join relationship on partner_tenant_id = partner and customer_tenant_id = customer
                        where state = 'ACTIVE' group by partner_tenant_id, customer_tenant_id
                        """,
                        partners,
                        customers)
                .forEach(found -> together.know(found.getKey(), found.getValue()));
    }

    private static Object question(UUID partner, UUID customer) {
        return List.of(ServedCustomers.class, partner, customer);
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
