package dev.sluice.transfer.registry;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

@ApplicationScoped
class Customers {

    private final Sql sql;

    Customers(Sql sql) {
        this.sql = sql;
    }

    /** Keeps a place for a customer that another event names. */
    void expect(UUID tenantId) {
        sql.run("insert into customer (tenant_id) values (?) on conflict do nothing", tenantId);
    }

    void expectAll(Collection<UUID> tenantIds) {
        sql.run(
                "insert into customer (tenant_id) select unnest(?::uuid[]) on conflict do nothing",
                tenantIds.stream().sorted().distinct().toList());
    }

    void keep(CustomerState customer, long sequence) {
        sql.run(
                """
                insert into customer (tenant_id, sequence, version, name, country, region, segment, trade_status, domains,
                    customer_agreement_accepted)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id) do update set
                    sequence = excluded.sequence, version = excluded.version, name = excluded.name,
                    country = excluded.country, region = excluded.region, segment = excluded.segment,
                    trade_status = excluded.trade_status, domains = excluded.domains,
                    customer_agreement_accepted = excluded.customer_agreement_accepted
                where customer.sequence < excluded.sequence
                """,
                customer.customerTenantId(),
                sequence,
                customer.version(),
                customer.name(),
                customer.country(),
                customer.region(),
                customer.segment(),
                customer.tradeStatus(),
                customer.domains(),
                customer.customerAgreementAccepted());
    }

    void remove(UUID tenantId, long sequence) {
        sql.run("""
                insert into customer (tenant_id, sequence) values (?, ?)
                on conflict (tenant_id) do update set
                    sequence = excluded.sequence, version = 0, name = null, country = null, region = null, segment = null,
                    trade_status = null, domains = null, customer_agreement_accepted = null
                where customer.sequence < excluded.sequence
                """, tenantId, sequence);
    }
}
