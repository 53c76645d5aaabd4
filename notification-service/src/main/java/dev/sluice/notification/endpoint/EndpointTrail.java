package dev.sluice.notification.endpoint;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what becomes of endpoints into the audit trail. */
@ApplicationScoped
class EndpointTrail {

    private final AuditTrail audit;
    private final Safe safe;

    EndpointTrail(AuditTrail audit, Safe safe) {
        this.audit = audit;
        this.safe = safe;
    }

    PublicState state(WebhookEndpoint endpoint) {
        return PublicState.of(
                endpoint, safe.headers(endpoint.id(), endpoint.headers()).keySet());
    }

    /** @param before its state before, if it had one */
    void record(Caller caller, String operation, WebhookEndpoint endpoint, @Nullable PublicState before, Instant at) {
        var change = new Change(
                operation,
                "webhook_endpoint",
                endpoint.id().toString(),
                null,
                endpoint.disabledReason().map(DisabledReason::name).orElse(null),
                before,
                endpoint.state() == EndpointState.DELETED ? null : state(endpoint),
                Set.of(endpoint.tenantId()));
        audit.record(caller, change, at);
    }
}
