package dev.sluice.transfer.registry;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the other capabilities may know of partners and customers. A record that has not arrived does not exist yet. */
@ApplicationScoped
public class Directory {

    private static final String PARTNER = """
            select tenant_id, name, partner_id, partner_types, region, mpa_signed, indirect_provider_tenant_id
            from partner where version > 0 and
            """;

    private static final String CUSTOMER = """
            select tenant_id, name, country, region, segment, customer_agreement_accepted
            from customer where version > 0 and
            """;

    private final Sql sql;
    private final Together together;
    private final Customers customers;

    Directory(Sql sql, Together together, Customers customers) {
        this.sql = sql;
        this.together = together;
        this.customers = customers;
    }

    public Optional<KnownPartner> findPartner(UUID tenantId) {
        return together.once(
                List.of(KnownPartner.class, tenantId),
                () -> sql.first(Directory::partner, PARTNER + "tenant_id = ?", tenantId));
    }

    /** @throws Refusal 404 while it has not arrived */
    public KnownPartner requirePartner(UUID tenantId) {
        return findPartner(tenantId).orElseThrow(() -> Refusal.unknown("partner", tenantId));
    }

    /** The partner that calls. */
    public KnownPartner requirePartner(Caller caller) {
        return requirePartner(caller.tenant());
    }

    /** Reads them at once, for those who look for one after the other. */
    public void readAhead(Collection<UUID> partners, Collection<UUID> customers) {
        sql.list(Directory::partner, PARTNER + "tenant_id = any (?::uuid[])", partners)
                .forEach(found -> together.know(List.of(KnownPartner.class, found.tenantId()), Optional.of(found)));
        customers(customers)
                .forEach(found -> together.know(List.of(KnownCustomer.class, found.tenantId()), Optional.of(found)));
    }

    /** By the id of its location account; of several that share one, a reseller before others. */
    public Optional<KnownPartner> findByPartnerId(String partnerId) {
        return sql.first(Directory::partner, PARTNER + """
                partner_id = ? order by not ('INDIRECT_RESELLER' = any (partner_types)), tenant_id limit 1
                """, partnerId);
    }

    public Optional<KnownCustomer> findCustomer(UUID tenantId) {
        return together.once(
                List.of(KnownCustomer.class, tenantId),
                () -> sql.first(Directory::customer, CUSTOMER + "tenant_id = ?", tenantId));
    }

    /** Those that have arrived. */
    public List<KnownCustomer> customers(Collection<UUID> tenantIds) {
        return sql.list(Directory::customer, CUSTOMER + "tenant_id = any (?::uuid[])", tenantIds);
    }

    /** @throws Refusal 404 while it has not arrived */
    public KnownCustomer requireCustomer(UUID tenantId) {
        return findCustomer(tenantId).orElseThrow(() -> Refusal.unknown("customer", tenantId));
    }

    /** As the registry last told it. */
    public Optional<String> tradeStatus(UUID customer) {
        return sql.first(
                row -> row.getString(1),
                "select trade_status from customer where tenant_id = ? and version > 0",
                customer);
    }

    /** By customer; those of which nothing is known are left out. */
    public Map<UUID, String> tradeStatuses(Collection<UUID> customers) {
        return sql
                .list(
                        row -> Map.entry(row.getObject("tenant_id", UUID.class), row.getString("trade_status")),
                        """
                        select tenant_id, trade_status from customer
                        where tenant_id = any (?::uuid[]) and version > 0 and trade_status is not null
                        """,
                        customers)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps a place for a customer that was first heard of here. */
    public void expectCustomer(UUID tenantId) {
        customers.expect(tenantId);
    }

    /** A customer is changing the partner of the agreement; what cocp-service last told of it. */
    public boolean hasChangeInProgress(String agreementId) {
        return sql.first(row -> true, "select 1 from change_in_progress where agreement_id = ?", agreementId)
                .isPresent();
    }

    private static KnownPartner partner(ResultSet row) throws SQLException {
        return new KnownPartner(
                row.getObject("tenant_id", UUID.class),
                row.getString("name"),
                row.getString("partner_id"),
                Set.of((String[]) row.getArray("partner_types").getArray()),
                row.getString("region"),
                row.getBoolean("mpa_signed"),
                row.getObject("indirect_provider_tenant_id", UUID.class));
    }

    private static KnownCustomer customer(ResultSet row) throws SQLException {
        return new KnownCustomer(
                row.getObject("tenant_id", UUID.class),
                row.getString("name"),
                row.getString("country"),
                row.getString("region"),
                row.getString("segment"),
                row.getBoolean("customer_agreement_accepted"));
    }
}
