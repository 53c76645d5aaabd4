package dev.sluice.notification.endpoint;

import dev.sluice.platform.audit.Change;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of an endpoint stands in the audit trail: no secret, no header. */
record PublicState(
        String url,
        List<String> eventTypes,
        List<UUID> customerTenantIds,
        DeliveryOrder order,
        Payload payload,
        @Nullable Integer maxPerSecond,
        EndpointState state,
        long version) {

    static PublicState of(WebhookEndpoint endpoint) {
        return new PublicState(
                endpoint.url(),
                endpoint.eventTypes(),
                endpoint.customerTenantIds(),
                endpoint.order(),
                endpoint.payload(),
                endpoint.maxPerSecond().orElse(null),
                endpoint.state(),
                endpoint.version());
    }

    /** @param before its state before, if it had one */
    static Change change(String operation, WebhookEndpoint endpoint, @Nullable Object before) {
        return new Change(
                operation,
                "webhook_endpoint",
                endpoint.id().toString(),
                null,
                endpoint.disabledReason().map(DisabledReason::name).orElse(null),
                before,
                endpoint.state() == EndpointState.DELETED ? null : of(endpoint),
                Set.of(endpoint.tenantId()));
    }
}
