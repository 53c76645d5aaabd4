package dev.sluice.notification.delivery;

import dev.sluice.platform.paging.Position;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message on its way to one endpoint, as it is shown; times are business times. */
public record Delivery(
        UUID id,
        UUID endpointId,
        UUID messageId,
        String eventType,
        String subject,
        boolean test,
        DeliveryState state,
        Instant stateSince,
        Instant createdAt,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable Instant lastAttemptAt,
        @Nullable String lastOutcome,
        @Nullable Integer lastStatus,
        boolean endpointTakesIt,
        long version) {

    public Position position() {
        return new Position(createdAt, id);
    }
}
