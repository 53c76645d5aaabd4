package dev.sluice.attribution.registry;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class Customers {

    private final Sql sql;

    Customers(Sql sql) {
        this.sql = sql;
    }

    public Optional<KnownCustomer> find(UUID tenantId) {
        return sql.first(
                row -> new KnownCustomer(
                        row.getObject("tenant_id", UUID.class),
                        row.getString("name"),
                        row.getString("country"),
                        row.getString("segment"),
                        List.of((String[]) row.getArray("domains").getArray())),
                "select * from customer where tenant_id = ? and version > 0",
                tenantId);
    }

    /** @throws Refusal 404 also while it has not arrived */
    public KnownCustomer require(UUID tenantId) {
        return find(tenantId).orElseThrow(() -> Refusal.unknown("customer", tenantId));
    }

    void expect(UUID tenantId) {
        sql.run(
                "insert into customer (tenant_id, sequence, version) values (?, 0, 0) on conflict do nothing",
                tenantId);
    }

    void keep(CustomerState customer, long sequence) {
        sql.run(
                """
                insert into customer (tenant_id, sequence, version, name, country, segment, domains)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id) do update set
                    sequence = excluded.sequence, version = excluded.version, name = excluded.name,
                    country = excluded.country, segment = excluded.segment, domains = excluded.domains
                where customer.sequence < excluded.sequence
                """,
                customer.customerTenantId(),
                sequence,
                customer.version(),
                customer.name(),
                customer.country(),
                customer.segment(),
                customer.domains());
    }

    void remove(UUID tenantId, long sequence) {
        sql.run("""
                insert into customer (tenant_id, sequence, version) values (?, ?, 0)
                on conflict (tenant_id) do update set
                    sequence = excluded.sequence, version = 0, name = null, country = null, segment = null, domains = null
                where customer.sequence < excluded.sequence
                """, tenantId, sequence);
    }
}
