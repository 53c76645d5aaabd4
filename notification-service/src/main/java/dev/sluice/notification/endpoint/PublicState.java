package dev.sluice.notification.endpoint;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of an endpoint stands in the audit trail: no secret, no value of a header.
 *
 * @param headers their names
 */
record PublicState(
        String url,
        @Nullable String description,
        List<String> eventTypes,
        List<UUID> customerTenantIds,
        DeliveryOrder order,
        Payload payload,
        @Nullable Integer maxPerSecond,
        Set<String> headers,
        EndpointState state,
        @Nullable DisabledReason disabledReason,
        long version) {

    static PublicState of(WebhookEndpoint endpoint, Set<String> headers) {
        return new PublicState(
                endpoint.url(),
                endpoint.description().orElse(null),
                endpoint.eventTypes(),
                endpoint.customerTenantIds(),
                endpoint.order(),
                endpoint.payload(),
                endpoint.maxPerSecond().orElse(null),
                headers,
                endpoint.state(),
                endpoint.disabledReason().orElse(null),
                endpoint.version());
    }
}
