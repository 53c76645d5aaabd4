package dev.sluice.notification.delivery.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.sluice.notification.delivery.Delivery;
import dev.sluice.notification.delivery.DeliveryDesk;
import dev.sluice.notification.delivery.DeliveryState;
import dev.sluice.notification.delivery.LoggedAttempt;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery; its attempts and the event stand in the single one, not in lists. */
public record DeliveryView(
        UUID id,
        UUID endpointId,

        @Schema(description = "The event's id, which every attempt sends as webhook-id.")
        UUID messageId,

        String eventType,
        String subject,

        @Schema(description = "Asked for by the owner to try the endpoint; the event never happened.")
        boolean test,

        DeliveryState state,
        Instant stateSince,
        Instant createdAt,

        @Schema(
                description =
                        "Absent when it is done, while it waits for its turn, and while its endpoint takes nothing.")
        @Nullable
        Instant nextAttemptAt,

        int attemptCount,
        @Nullable Instant lastAttemptAt,
        @Nullable String lastOutcome,
        @Nullable Integer lastStatus,
        @Nullable List<LoggedAttempt> attempts,

        @Schema(type = SchemaType.OBJECT) @JsonRawValue @Nullable
        String event,

        long version,
        List<String> allowedActions,
        Map<String, String> links)
        implements Versioned {

    static DeliveryView of(Delivery delivery) {
        return of(delivery, null, null);
    }

    static DeliveryView of(DeliveryDesk.Detailed detailed) {
        return of(detailed.delivery(), detailed.attempts(), detailed.event());
    }

    private static DeliveryView of(Delivery delivery, @Nullable List<LoggedAttempt> attempts, @Nullable String event) {
        return new DeliveryView(
                delivery.id(),
                delivery.endpointId(),
                delivery.messageId(),
                delivery.eventType(),
                delivery.subject(),
                delivery.test(),
                delivery.state(),
                delivery.stateSince(),
                delivery.createdAt(),
                delivery.dueAt(),
                delivery.attempts(),
                delivery.lastAttemptAt(),
                delivery.lastOutcome(),
                delivery.lastStatus(),
                attempts,
                event,
                delivery.version(),
                delivery.isResendable() ? List.of("resend") : List.of(),
                Map.of(
                        "self", "/v1/deliveries/" + delivery.id(),
                        "endpoint", "/v1/webhook-endpoints/" + delivery.endpointId()));
    }
}
