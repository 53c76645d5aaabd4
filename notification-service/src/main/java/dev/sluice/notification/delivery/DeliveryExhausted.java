package dev.sluice.notification.delivery;

import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every attempt of the plan failed. */
record DeliveryExhausted(
        UUID deliveryId,
        UUID endpointId,
        UUID tenantId,
        UUID messageId,
        String eventType,
        int attempts,
        Instant firstAttemptAt,
        Instant lastAttemptAt,
        String outcome,
        @Nullable Integer httpStatus)
        implements Event {

    static DeliveryExhausted of(DeliveryResults.Written delivery) {
        return new DeliveryExhausted(
                delivery.id(),
                delivery.endpointId(),
                delivery.tenantId(),
                delivery.messageId(),
                delivery.eventType(),
                delivery.attempts(),
                delivery.firstAttemptAt(),
                delivery.lastAttemptAt(),
                delivery.outcome(),
                delivery.outcome().equals("HTTP_STATUS") ? delivery.status() : null);
    }

    @Override
    public String topic() {
        return "notification.delivery-events.v1";
    }

    @Override
    public String type() {
        return "delivery.exhausted.v1";
    }
}
