package dev.sluice.notification.endpoint.api;

import dev.sluice.notification.endpoint.DeliveryOrder;
import dev.sluice.notification.endpoint.DisabledReason;
import dev.sluice.notification.endpoint.EndpointState;
import dev.sluice.notification.endpoint.Payload;
import dev.sluice.notification.endpoint.Vital;
import dev.sluice.notification.endpoint.WebhookEndpoint;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint as its owner sees it: never its secret, and of its own headers nothing, since they may be credentials. */
public record EndpointView(
        UUID id,
        String url,
        List<String> eventTypes,
        @Nullable String description,
        List<UUID> customerTenantIds,
        DeliveryOrder order,
        Payload payload,
        @Nullable Integer maxPerSecond,
        EndpointState state,
        Instant stateSince,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant verifiedAt,

        @Schema(description = "First failure after the last success; absent while the last attempt succeeded.")
        @Nullable
        Instant failingSince,

        @Schema(description = "In a row.") int failures,

        @Schema(description = "Nothing is sent before, since it did nothing but fail; one at a time after that.")
        @Nullable
        Instant pausedUntil,

        @Schema(description = "When the secret last signed a request.") @Nullable
        Instant secretLastUsedAt,

        @Schema(
                description =
                        "Until then a previous secret signs as well; the deadlines say when each of several ends.")
        @Nullable
        Instant previousSecretUntil,

        @Nullable Instant previousSecretLastUsedAt,
        Instant createdAt,
        long version,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Map<String, String> links)
        implements Versioned {

    /** Something that falls due, and who has to mind it. */
    public record DeadlineView(String kind, Instant at, String who) {}

    static EndpointView of(WebhookEndpoint endpoint, Vital vital, Instant now) {
        var ends = endpoint.previousSecretsEnd(now);
        var self = "/v1/webhook-endpoints/" + endpoint.id();
        return new EndpointView(
                endpoint.id(),
                endpoint.url(),
                endpoint.eventTypes(),
                endpoint.description().orElse(null),
                endpoint.customerTenantIds(),
                endpoint.order(),
                endpoint.payload(),
                endpoint.maxPerSecond().orElse(null),
                endpoint.state(),
                endpoint.stateSince(),
                endpoint.disabledReason().orElse(null),
                endpoint.verifiedAt().orElse(null),
                vital.failingSince(),
                vital.failures(),
                vital.pausedUntil(),
                vital.secretUsedAt(),
                ends.isEmpty() ? null : ends.getLast(),
                vital.previousSecretUsedAt(),
                endpoint.createdAt(),
                endpoint.version(),
                allowedActions(endpoint.state()),
                endpoint.due(vital, now).stream()
                        .map(due -> new DeadlineView(due.kind().name(), due.at(), "OWNER"))
                        .toList(),
                Map.of("self", self, "deliveries", self + "/deliveries", "replays", self + "/replays"));
    }

    private static List<String> allowedActions(EndpointState state) {
        return switch (state) {
            case UNVERIFIED, ENABLED -> List.of("verify", "test", "rotate-secret", "disable");
            case DISABLED -> List.of("verify", "enable", "rotate-secret");
            case DELETED -> List.of();
        };
    }
}
