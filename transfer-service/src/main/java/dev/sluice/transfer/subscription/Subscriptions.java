package dev.sluice.transfer.subscription;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.listing.KeySet;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Subscriptions implements PanacheRepositoryBase<Subscription, UUID> {

    private final Sql sql;
    private final Together together;

    Subscriptions(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    Optional<Subscription> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> true, "select id from csp_subscription where id = ? for no key update skip locked", id)
                .isPresent();
    }

    /** Those that nobody else holds, to be found by their ids from now on. */
    List<UUID> lockAllUnlessHeld(Collection<UUID> ids) {
        var locked = sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from csp_subscription where id = any (?::uuid[]) order by id for no key update skip locked",
                ids);
        if (!locked.isEmpty()) {
            find("id in ?1", locked).withLock(LockModeType.PESSIMISTIC_WRITE).list();
        }
        return locked;
    }

    /** Writes it, so that its version is the one that readers will meet. A new one may wait for others: its version is known. */
    void write(Subscription subscription) {
        if (together.isGathering() && !isPersistent(subscription)) {
            persist(subscription);
        } else {
            persistAndFlush(subscription);
        }
    }

    /** Writes what was changed: now, or with everything that is done together. */
    void save() {
        if (!together.isGathering()) {
            flush();
        }
    }

    void addParties(Subscription subscription) {
        addParty(subscription.customerTenantId(), "CUSTOMER", subscription);
        addParty(subscription.partnerTenantId(), "PARTNER", subscription);
    }

    private void addParty(UUID tenant, String role, Subscription subscription) {
        sql.write("""
                insert into csp_subscription_party (tenant_id, role, created, id, customer_tenant_id) values (?, ?, ?, ?, ?)
                """, tenant, role, subscription.created(), subscription.id(), subscription.customerTenantId());
    }

    Page<Subscription> list(Caller caller, @Nullable UUID customer, PageRequest page) {
        var all = caller.isOperator()
                ? KeySet.of("csp_subscription", "created")
                : KeySet.of("csp_subscription_party", "created")
                        .with("tenant_id", caller.tenant())
                        .with("role", caller.type());
        var ids = all.with("customer_tenant_id", customer).page(sql, page);
        return new Page<>(inOrder(ids.items()), ids.nextPageToken());
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
