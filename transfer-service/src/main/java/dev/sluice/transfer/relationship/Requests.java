package dev.sluice.transfer.relationship;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Requests implements PanacheRepositoryBase<RelationshipRequest, UUID> {

    /** By tenant; and by address while no tenant is known. Operators see all. */
    private static final String VISIBLE = """
            select r.id, r.requested_at as created from (
                select id from relationship_request_party where tenant_id = ?
                union
                select id from relationship_request where customer_tenant_id is null and customer_email = ?::text
                union
                select id from relationship_request where ?
            ) seen join relationship_request r on r.id = seen.id
            where (r.requested_at, r.id) > (?, ?) and (?::text is null or ? =
                case when r.state = 'PENDING' and r.expires_at <= ? then 'EXPIRED' else r.state end)
            order by r.requested_at, r.id limit ?
            """;

    private final Sql sql;

    Requests(Sql sql) {
        this.sql = sql;
    }

    /** Nobody else acts on it until this transaction ends. */
    Optional<RelationshipRequest> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** False when somebody else holds it, or it is gone. */
    boolean lockUnlessHeld(UUID id) {
        return sql.first(
                        row -> row.getObject(1, UUID.class),
                        "select id from relationship_request where id = ? for no key update skip locked",
                        id)
                .isPresent();
    }

    void addParty(UUID tenant, RequestParty role, RelationshipRequest request) {
        sql.run("""
                insert into relationship_request_party (tenant_id, role, created, id) values (?, ?, ?, ?)
                on conflict do nothing
                """, tenant, role.name(), request.requestedAt(), request.id());
    }

    Page<UUID> list(Caller caller, @Nullable RequestState state, Instant now, PageRequest page) {
        var after = page.after();
        var wanted = state == null ? null : state.name();
        var rows = sql.list(
                row -> new Position(
                        Objects.requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                VISIBLE,
                caller.tenant(),
                address(caller),
                caller.isOperator(),
                after.created(),
                after.id(),
                wanted,
                wanted,
                now,
                page.pageSize() + 1);
        return Page.of(rows, page, position -> position).map(Position::id);
    }

    Map<UUID, String> states(Collection<UUID> ids, Instant now) {
        return sql
                .list(row -> Map.entry(row.getObject("id", UUID.class), row.getString("state")), """
                        select id, case when state = 'PENDING' and expires_at <= ? then 'EXPIRED' else state end as state
                        from relationship_request where id = any (?::uuid[])
                        """, now, ids)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<RelationshipRequest> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by requestedAt, id", ids);
    }

    private static @Nullable String address(Caller caller) {
        var email = caller.email();
        return email == null || !caller.is(TenantType.CUSTOMER)
                ? null
                : email.strip().toLowerCase(Locale.ROOT);
    }
}
