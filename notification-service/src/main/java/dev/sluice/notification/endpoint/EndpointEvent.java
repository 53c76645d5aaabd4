package dev.sluice.notification.endpoint;

import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.UUID;

/** What is told about endpoints, on topic {@code notification.delivery-events.v1}. */
sealed interface EndpointEvent extends Event {

    @Override
    default String topic() {
        return "notification.delivery-events.v1";
    }

    record Disabled(UUID endpointId, UUID tenantId, DisabledReason reason) implements EndpointEvent {

        @Override
        public String type() {
            return "endpoint.disabled.v1";
        }
    }

    record SecretRotated(UUID endpointId, UUID tenantId, Instant previousSecretUntil) implements EndpointEvent {

        @Override
        public String type() {
            return "endpoint.secret-rotated.v1";
        }
    }
}
