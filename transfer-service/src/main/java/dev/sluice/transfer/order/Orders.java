package dev.sluice.transfer.order;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Orders implements PanacheRepositoryBase<Order, UUID> {

    private static final String OWN = """
            select created, id from csp_order_party where tenant_id = ? and role = ? and (created, id) > (?, ?)
            order by created, id limit ?
            """;

    private static final String ALL = """
            select ordered_at as created, id from csp_order
            where ?::uuid is not null and ?::text is not null and (ordered_at, id) > (?, ?)
            order by ordered_at, id limit ?
            """;

    private final Sql sql;

    Orders(Sql sql) {
        this.sql = sql;
    }

    void add(Order order) {
        persistAndFlush(order);
        addParty(order.customerTenantId(), "CUSTOMER", order);
        addParty(order.partnerTenantId(), "PARTNER", order);
    }

    private void addParty(UUID tenant, String role, Order order) {
        sql.run(
                "insert into csp_order_party (tenant_id, role, created, id) values (?, ?, ?, ?)",
                tenant,
                role,
                order.orderedAt(),
                order.id());
    }

    Optional<Order> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> true, "select id from csp_order where id = ? for no key update skip locked", id)
                .isPresent();
    }

    long countScheduled(UUID partner, UUID customer) {
        return count(
                "partnerTenantId = ?1 and customerTenantId = ?2 and state = ?3",
                partner,
                customer,
                OrderState.SCHEDULED);
    }

    Page<Order> list(Caller caller, PageRequest page) {
        var after = page.after();
        var places = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                caller.isOperator() ? ALL : OWN,
                caller.tenant(),
                caller.type().name(),
                after.created(),
                after.id(),
                page.pageSize() + 1);
        var ids = Page.of(places, page, place -> place);
        return new Page<>(inOrder(ids.items().stream().map(Position::id).toList()), ids.nextPageToken());
    }

    private List<Order> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by orderedAt, id", ids);
    }
}
