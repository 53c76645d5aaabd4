package dev.sluice.cocp.customer;

import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
import dev.sluice.cocp.region.Region;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Customers {

    private final Statements statements;

    Customers(Statements statements) {
        this.statements = statements;
    }

    Optional<Customer> find(UUID tenant) {
        return statements.first("select * from customer where tenant_id = ?", Customers::customer, tenant);
    }

    Optional<Customer> lock(UUID tenant) {
        return statements.first("select * from customer where tenant_id = ? for update", Customers::customer, tenant);
    }

    void add(Customer customer, Region region) {
        statements.update(
                """
                insert into customer (tenant_id, name, country, region, region_edition, segment, trade_status, domains,
                    customer_agreement_accepted, version, sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                """,
                customer.customerTenantId(),
                customer.name(),
                customer.country(),
                region.name(),
                region.edition(),
                customer.segment(),
                customer.tradeStatus(),
                customer.domains(),
                customer.customerAgreementAccepted(),
                customer.version());
    }

    void replace(Customer customer, Region region) {
        statements.update(
                """
                update customer set name = ?, country = ?, region = ?, region_edition = ?, segment = ?, trade_status = ?,
                    domains = ?, customer_agreement_accepted = ?, version = ?
                where tenant_id = ?
                """,
                customer.name(),
                customer.country(),
                region.name(),
                region.edition(),
                customer.segment(),
                customer.tradeStatus(),
                customer.domains(),
                customer.customerAgreementAccepted(),
                customer.version(),
                customer.customerTenantId());
    }

    /** Takes the next place of this customer on the state topic. */
    long nextSequence(UUID tenant) {
        return statements
                .first(
                        "update customer set sequence = sequence + 1 where tenant_id = ? returning sequence",
                        row -> row.number("sequence"),
                        tenant)
                .orElseThrow();
    }

    List<UUID> after(UUID last, int limit) {
        return statements.query(
                "select tenant_id from customer where tenant_id > ? order by tenant_id limit ?",
                row -> row.uuid("tenant_id"),
                last,
                limit);
    }

    private static Customer customer(Row row) {
        return new Customer(
                row.uuid("tenant_id"),
                row.text("name"),
                row.text("country"),
                row.text("region"),
                Segment.valueOf(row.text("segment")),
                TradeStatus.valueOf(row.text("trade_status")),
                row.texts("domains"),
                row.flag("customer_agreement_accepted"),
                row.number("version"));
    }
}
