package dev.sluice.notification.endpoint;

import java.util.List;
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
}
