package dev.sluice.transfer.relationship;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.listing.KeySet;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Relationships implements PanacheRepositoryBase<Relationship, UUID> {

    private final Sql sql;

    Relationships(Sql sql) {
        this.sql = sql;
    }

    Optional<Relationship> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Until this transaction ends, nobody else makes or ends a relationship between the two. */
    void reserve(UUID partner, UUID customer) {
        sql.first(
                row -> row.getString(1),
                "select pg_advisory_xact_lock(hashtextextended(?, 30))::text",
                partner + "/" + customer);
    }

    Optional<Relationship> active(Relationship.Bond bond) {
        return list(
                        "partnerTenantId = ?1 and customerTenantId = ?2 and state = ?3",
                        bond.partner().tenantId(),
                        bond.customer(),
                        RelationshipState.ACTIVE)
                .stream()
                .filter(known -> Objects.equals(known.snapshot().indirectProviderTenantId(), other(bond, true))
                        && Objects.equals(known.snapshot().resellerTenantId(), other(bond, false)))
                .findFirst();
    }

    private static @Nullable UUID other(Relationship.Bond bond, boolean provider) {
        var wanted = provider ? RelationshipType.INDIRECT_RESELLER : RelationshipType.INDIRECT_PROVIDER;
        return bond.type() == wanted ? bond.otherPartner() : null;
    }

    void addParties(Relationship relationship) {
        addParty(relationship.customerTenantId(), "CUSTOMER", relationship);
        addParty(relationship.partnerTenantId(), "PARTNER", relationship);
    }

    private void addParty(UUID tenant, String role, Relationship relationship) {
        sql.run(
                "insert into relationship_party (tenant_id, role, created, id, customer_tenant_id) values (?, ?, ?, ?, ?)",
                tenant,
                role,
                relationship.since(),
                relationship.id(),
                relationship.customerTenantId());
    }

    Page<UUID> list(Caller caller, @Nullable UUID customer, PageRequest page) {
        var all = caller.isOperator()
                ? KeySet.of("relationship", "since")
                : KeySet.of("relationship_party", "created").with("tenant_id", caller.tenant());
        return all.with("customer_tenant_id", customer).page(sql, page);
    }

    List<Relationship> inOrder(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by since, id", ids);
    }

    /** What its parties have together now, made by this request or confirmed by it. */
    List<Relationship> between(RelationshipRequest request) {
        var partners = request.provider()
                .map(provider -> List.of(request.partner().tenantId(), provider.tenantId()))
                .orElseGet(() -> List.of(request.partner().tenantId()));
        var at = request.stateSince();
        return list(
                        "customerTenantId = ?1 and partnerTenantId in ?2 order by type, id",
                        request.customerTenantId(),
                        partners)
                .stream()
                .filter(found -> found.isFor(request) && found.heldAt(at))
                .toList();
    }

    List<UUID> after(UUID last, int limit) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from relationship where id > ? order by id limit ?",
                last,
                limit);
    }
}
