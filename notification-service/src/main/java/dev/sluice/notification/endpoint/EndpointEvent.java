package dev.sluice.notification.endpoint;

import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told about endpoints, on topic {@code notification.delivery-events.v1}. */
sealed interface EndpointEvent extends Event {

    @Override
    default String topic() {
        return "notification.delivery-events.v1";
    }

    /** Nothing but failures for a part of the time after which it is disabled. */
    record Failing(UUID endpointId, UUID tenantId, Instant failingSince, int percent, Instant disableAt)
            implements EndpointEvent {

        @Override
        public String type() {
            return "endpoint.failing.v1";
        }
    }

    /** A delivery succeeded after that, or after it was disabled for it. */
    record Recovered(UUID endpointId, UUID tenantId, Instant failingSince) implements EndpointEvent {

        @Override
        public String type() {
            return "endpoint.recovered.v1";
        }
    }

    /** @param failingSince where that is the reason */
    record Disabled(
            UUID endpointId,
            UUID tenantId,
            DisabledReason reason,
            @Nullable Instant failingSince) implements EndpointEvent {

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
