package dev.sluice.transfer.subscription;

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
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Subscriptions implements PanacheRepositoryBase<Subscription, UUID> {

    private static final String OWN = """
            select created, id from csp_subscription_party
            where tenant_id = ? and role = ? and customer_tenant_id = coalesce(?, customer_tenant_id)
                and (created, id) > (?, ?)
            order by created, id limit ?
            """;

    private static final String ALL = """
            select created, id from csp_subscription
            where ?::uuid is not null and ?::text is not null and customer_tenant_id = coalesce(?, customer_tenant_id)
                and (created, id) > (?, ?)
            order by created, id limit ?
            """;

    private final Sql sql;

    Subscriptions(Sql sql) {
        this.sql = sql;
    }

    Optional<Subscription> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> true, "select id from csp_subscription where id = ? for no key update skip locked", id)
                .isPresent();
    }

    void addParties(Subscription subscription) {
        addParty(subscription.customerTenantId(), "CUSTOMER", subscription);
        addParty(subscription.partnerTenantId(), "PARTNER", subscription);
    }

    private void addParty(UUID tenant, String role, Subscription subscription) {
        sql.run("""
                insert into csp_subscription_party (tenant_id, role, created, id, customer_tenant_id) values (?, ?, ?, ?, ?)
                """, tenant, role, subscription.created(), subscription.id(), subscription.customerTenantId());
    }

    Page<Subscription> list(Caller caller, @Nullable UUID customer, PageRequest page) {
        var after = page.after();
        var places = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                caller.isOperator() ? ALL : OWN,
                caller.tenant(),
                caller.type().name(),
                customer,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        var ids = Page.of(places, page, place -> place);
        return new Page<>(inOrder(ids.items().stream().map(Position::id).toList()), ids.nextPageToken());
    }

    private List<Subscription> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by created, id", ids);
    }

    long countActive(UUID partner, UUID customer) {
        return count(
                "partnerTenantId = ?1 and customerTenantId = ?2 and status = ?3",
                partner,
                customer,
                SubscriptionStatus.ACTIVE);
    }

    List<UUID> after(UUID last, int limit) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from csp_subscription where id > ? order by id limit ?",
                last,
                limit);
    }
}
