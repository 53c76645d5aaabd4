package dev.sluice.cocp.customer;

import static dev.sluice.platform.sql.Columns.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.cocp.database.Places;
import dev.sluice.cocp.database.RowSet;
import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class Customers {

    private final Sql sql;
    private final RowSet rowSet;

    Customers(Sql sql, RowSet rowSet) {
        this.sql = sql;
        this.rowSet = rowSet;
    }

    Optional<Customer> find(UUID tenant) {
        return sql.first(reading(Customers::customer), "select * from customer where tenant_id = ?", tenant);
    }

    /** Those of these tenants that are customers; nobody else changes them until this transaction ends. */
    Map<UUID, Customer> lockAll(Collection<UUID> tenants) {
        return sql
                .list(
                        reading(Customers::customer),
                        "select * from customer where tenant_id = any (?) order by tenant_id for update",
                        tenants)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Customer::customerTenantId, Function.identity()));
    }

    Set<UUID> registered(Collection<UUID> tenants) {
        return Set.copyOf(sql.list(
                reading(row -> row.uuid("tenant_id")),
                "select tenant_id from customer where tenant_id = any (?)",
                tenants));
    }

    /** A row of {@link #put}. */
    private record Kept(@JsonUnwrapped Customer customer, int regionEdition) {}

    /** Returns each one's place on the state topic. */
    Map<UUID, Long> put(List<EnteredCustomer> entered) {
        var rows = entered.stream()
                .map(each -> new Kept(each.after(), each.region().edition()))
                .toList();
        var places = sql.list(reading(Places::ofTenant), """
                insert into customer as known (tenant_id, name, country, region, region_edition, segment, trade_status, domains,
                    customer_agreement_accepted, version, sequence)
                select "customerTenantId", name, country, region, "regionEdition", segment, "tradeStatus", domains,
                    "customerAgreementAccepted", version, 1
                from json_to_recordset(?::json) as entered ("customerTenantId" uuid, name text, country text, region text,
                    "regionEdition" integer, segment text, "tradeStatus" text, domains text[],
                    "customerAgreementAccepted" boolean, version bigint)
                on conflict (tenant_id) do update
                set name = excluded.name, country = excluded.country, region = excluded.region,
                    region_edition = excluded.region_edition, segment = excluded.segment,
                    trade_status = excluded.trade_status, domains = excluded.domains,
                    customer_agreement_accepted = excluded.customer_agreement_accepted, version = excluded.version,
                    sequence = known.sequence + 1
                where known.version = excluded.version - 1
                returning tenant_id, sequence
                """, rowSet.of(rows));
        return Places.all(places, rows.size());
    }

    /** Takes the next place of each on the state topic. */
    Map<UUID, Long> nextSequences(Collection<UUID> tenants) {
        var places = sql.list(
                reading(Places::ofTenant),
                "update customer set sequence = sequence + 1 where tenant_id = any (?) returning tenant_id, sequence",
                tenants);
        return Places.all(places, tenants.size());
    }

    List<UUID> after(UUID last, int limit) {
        return sql.list(
                reading(row -> row.uuid("tenant_id")),
                "select tenant_id from customer where tenant_id > ? order by tenant_id limit ?",
                last,
                limit);
    }

    private static Customer customer(Columns row) {
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
