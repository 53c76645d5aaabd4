package dev.sluice.notification.delivery;

import java.time.Instant;
import java.util.UUID;

/** Results of attempts, made by tests. */
final class Results {

    private Results() {}

    static Result delivered(UUID delivery, UUID endpoint, Instant now) {
        return first(delivery, endpoint, DeliveryState.DELIVERED, 204, now);
    }

    static Result failed(UUID delivery, UUID endpoint, Instant now) {
        return first(delivery, endpoint, DeliveryState.RETRYING, 500, now);
    }

    private static Result first(UUID delivery, UUID endpoint, DeliveryState state, int status, Instant now) {
        var due = state == DeliveryState.RETRYING ? now.plusSeconds(60) : null;
        return new Result(
                delivery,
                endpoint,
                state,
                due,
                false,
                1,
                1,
                null,
                now,
                now,
                now,
                "HTTP_STATUS",
                status,
                null,
                null,
                null,
                1,
                null,
                null);
    }
}
