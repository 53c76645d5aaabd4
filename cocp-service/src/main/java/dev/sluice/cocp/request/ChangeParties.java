package dev.sluice.cocp.request;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who sees which request: the way into lists. */
@ApplicationScoped
class ChangeParties {

    /** Operators take part in none and see all: as if all of them were one tenant. */
    private static final UUID OPERATORS = new UUID(0, 0);

    private final Sql sql;

    ChangeParties(Sql sql) {
        this.sql = sql;
    }

    /** Who sees it, and in which state: an old partner that of its own licences. */
    private record Seen(UUID tenant, Party role, String state) {

        static Seen of(ChangeRequest request, UUID tenant, Party role) {
            return new Seen(
                    tenant,
                    role,
                    PackageState.of(request.itemsFor(role, tenant)).state());
        }
    }

    /** After each act. */
    void put(ChangeRequest request) {
        var seen = Stream.concat(
                        Stream.of(
                                Seen.of(request, request.customerTenantId(), Party.CUSTOMER),
                                Seen.of(request, request.newPartner().tenantId(), Party.NEW_PARTNER),
                                Seen.of(request, OPERATORS, Party.OPERATOR)),
                        oldPartners(request).stream().map(tenant -> Seen.of(request, tenant, Party.OLD_PARTNER)))
                .toList();
        sql.run(
                """
                insert into change_request_party as known (tenant_id, role, created, id, state)
                select tenant_id, role, ?, ?, state from unnest(?::uuid[], ?::text[], ?::text[]) as seen (tenant_id, role, state)
                on conflict (tenant_id, role, created, id) do update set state = excluded.state
                where known.state <> excluded.state
                """,
                request.initiatedAt(),
                request.id(),
                seen.stream().map(Seen::tenant).toList(),
                seen.stream().map(Seen::role).toList(),
                seen.stream().map(Seen::state).toList());
    }

    /** All tenants that take part. */
    static Set<UUID> of(ChangeRequest request) {
        var tenants = new HashSet<>(oldPartners(request));
        tenants.add(request.customerTenantId());
        tenants.add(request.newPartner().tenantId());
        return Set.copyOf(tenants);
    }

    /** @param state of what the caller sees of a request; every state when absent */
    Page<UUID> list(Caller caller, Set<Party> roles, @Nullable String state, PageRequest page) {
        var after = page.after();
        var rows = sql.list(
                reading(row -> new Position(row.instant("created"), row.uuid("id"))),
                """
                select p.created, p.id from unnest(?::text[]) as asked (role) cross join lateral (
                    select created, id from change_request_party
                    where tenant_id = ? and role = asked.role and %s and (created, id) > (?, ?)
                    order by created, id limit ?) as p
                order by p.created, p.id limit ?
                """.formatted(state == null ? "?::text is null" : "state = ?"),
                caller.isOperator() ? Set.of(Party.OPERATOR) : roles,
                caller.isOperator() ? OPERATORS : caller.tenant(),
                state,
                after.created(),
                after.id(),
                page.pageSize() + 1,
                page.pageSize() + 1);
        return Page.of(rows, page, position -> position).map(Position::id);
    }

    private static List<UUID> oldPartners(ChangeRequest request) {
        return request.items().stream()
                .map(ChangeItem::oldPartnerTenantId)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }
}
