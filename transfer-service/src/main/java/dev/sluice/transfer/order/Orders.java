package dev.sluice.transfer.order;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.listing.KeySet;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Orders implements PanacheRepositoryBase<Order, UUID> {

    private final Sql sql;
    private final Together together;

    Orders(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    void add(Order order) {
        together.write(Orders.class, List.of(order), this::persistAll);
        addParty(order.customerTenantId(), "CUSTOMER", order);
        addParty(order.partnerTenantId(), "PARTNER", order);
    }

    private void persistAll(List<Order> orders) {
        persist(orders);
        flush();
    }

    private void addParty(UUID tenant, String role, Order order) {
        sql.write(
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
        var all = caller.isOperator()
                ? KeySet.of("csp_order", "ordered_at")
                : KeySet.of("csp_order_party", "created")
                        .with("tenant_id", caller.tenant())
                        .with("role", caller.type());
        var ids = all.page(sql, page);
        return new Page<>(inOrder(ids.items()), ids.nextPageToken());
    }

    private List<Order> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by orderedAt, id", ids);
    }
}
