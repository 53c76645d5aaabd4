package dev.sluice.cocp.request;

import dev.sluice.cocp.database.Statements;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
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

    private static final String OWN = "(select * from change_request_party where tenant_id = ? and role = any (?))";

    /** Operators take part in none and see all. Takes the same parameters. */
    private static final String ALL = """
            (select ?::uuid as tenant_id, 'OPERATOR' as role, initiated_at as created, id from change_request
             where cardinality(?::text[]) >= 0)
            """;

    private final Statements statements;

    ChangeParties(Statements statements) {
        this.statements = statements;
    }

    void add(ChangeRequest request) {
        add(request, request.customerTenantId(), Party.CUSTOMER);
        add(request, request.newPartner().tenantId(), Party.NEW_PARTNER);
        oldPartners(request).forEach(tenant -> add(request, tenant, Party.OLD_PARTNER));
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
        var rows = statements.query(
                """
                select p.created, p.id from %s as p
                where (p.created, p.id) > (?, ?)
                    and (?::text is null or ? = (
                        select case when count(distinct i.state) = 1 then min(i.state) else 'MIXED' end
                        from change_item i
                        where i.request_id = p.id
                            and (p.role <> 'OLD_PARTNER' or i.old_partner_tenant_id = p.tenant_id)))
                order by p.created, p.id limit ?
                """.formatted(caller.isOperator() ? ALL : OWN),
                row -> new Position(row.instant("created"), row.uuid("id")),
                caller.tenant(),
                roles,
                after.created(),
                after.id(),
                state,
                state,
                page.pageSize() + 1);
        return Page.of(rows, page, position -> position).map(Position::id);
    }

    private void add(ChangeRequest request, UUID tenant, Party role) {
        statements.update(
                "insert into change_request_party (tenant_id, role, created, id) values (?, ?, ?, ?)",
                tenant,
                role,
                request.initiatedAt(),
                request.id());
    }

    private static List<UUID> oldPartners(ChangeRequest request) {
        return request.items().stream()
                .map(ChangeItem::oldPartnerTenantId)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }
}
