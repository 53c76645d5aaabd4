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
import java.util.ArrayList;
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

    private static final String IN_STATE = """
            and ? = case when r.state = 'PENDING' and r.expires_at <= ? then 'EXPIRED' else r.state end
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
        var condition = state == null ? "" : IN_STATE;
        var wanted = new ArrayList<@Nullable Object>();
        if (!caller.isOperator()) {
            wanted.add(caller.tenant());
            keySet(wanted, state, now, page);
            wanted.add(address(caller));
        }
        keySet(wanted, state, now, page);
        if (!caller.isOperator()) {
            wanted.add(page.pageSize() + 1);
        }
        var join = state == null ? "" : "join relationship_request r on r.id = p.id";
        var rows = sql.list(
                row -> new Position(
                        Objects.requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                caller.isOperator() ? all(condition) : own(join, condition),
                wanted.toArray());
        return Page.of(rows, page, position -> position).map(Position::id);
    }

    /** By tenant; and by address while no tenant is known. */
    private static String own(String join, String condition) {
        return """
                select created, id from (
                    (select p.created, p.id from relationship_request_party p %1$s
                     where p.tenant_id = ? and (p.created, p.id) > (?, ?) %2$s order by p.created, p.id limit ?)
                    union
                    (select r.requested_at, r.id from relationship_request r
                     where r.customer_tenant_id is null and r.customer_email = ?::text and (r.requested_at, r.id) > (?, ?) %2$s
                     order by r.requested_at, r.id limit ?)) as seen
                order by created, id limit ?
                """.formatted(join, condition);
    }

    private static String all(String condition) {
        return """
                select r.requested_at as created, r.id from relationship_request r
                where (r.requested_at, r.id) > (?, ?) %s order by r.requested_at, r.id limit ?
                """.formatted(condition);
    }

    private static void keySet(
            List<@Nullable Object> wanted, @Nullable RequestState state, Instant now, PageRequest page) {
        wanted.add(page.after().created());
        wanted.add(page.after().id());
        if (state != null) {
            wanted.add(state.name());
            wanted.add(now);
        }
        wanted.add(page.pageSize() + 1);
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
