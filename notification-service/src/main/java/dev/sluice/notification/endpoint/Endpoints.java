package dev.sluice.notification.endpoint;

import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Endpoints, each known only to its owner. */
@ApplicationScoped
class Endpoints implements PanacheRepositoryBase<WebhookEndpoint, UUID> {

    private static final String KNOWN = "id = ?1 and tenantId = ?2 and state <> ?3 and kind = ?4";

    WebhookEndpoint require(Caller caller, UUID id) {
        return require(caller, id, EndpointKind.WEBHOOK);
    }

    WebhookEndpoint require(Caller caller, UUID id, EndpointKind kind) {
        return find(KNOWN, id, caller.tenant(), EndpointState.DELETED, kind)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.unknown("webhook endpoint", id));
    }

    /** For a change: nobody else changes it meanwhile, so its events are counted one by one. */
    WebhookEndpoint requireLocked(Caller caller, UUID id) {
        return requireLocked(caller, id, EndpointKind.WEBHOOK);
    }

    WebhookEndpoint requireLocked(Caller caller, UUID id, EndpointKind kind) {
        return find(KNOWN, id, caller.tenant(), EndpointState.DELETED, kind)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.unknown("webhook endpoint", id));
    }

    Optional<WebhookEndpoint> findLocked(UUID id) {
        return find("id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** All webhook endpoints of a caller's tenant. */
    List<WebhookEndpoint> of(Caller caller) {
        return list(
                "tenantId = ?1 and state <> ?2 and kind = ?3",
                caller.tenant(),
                EndpointState.DELETED,
                EndpointKind.WEBHOOK);
    }

    List<WebhookEndpoint> page(Caller caller, PageRequest page) {
        var after = page.after();
        return find(
                        "tenantId = ?1 and state <> ?2 and kind = ?5 and (createdAt > ?3 or createdAt = ?3 and id > ?4)"
                                + " order by createdAt, id",
                        caller.tenant(),
                        EndpointState.DELETED,
                        after.created(),
                        after.id(),
                        EndpointKind.WEBHOOK)
                .range(0, page.pageSize())
                .list();
    }

    /** The one topic that a tenant may have. */
    Optional<WebhookEndpoint> streamOf(Caller caller) {
        return find(
                        "tenantId = ?1 and state <> ?2 and kind = ?3",
                        caller.tenant(),
                        EndpointState.DELETED,
                        EndpointKind.TOPIC)
                .firstResultOptional();
    }
}
