package dev.sluice.notification.delivery;

import dev.sluice.notification.health.Observation;
import dev.sluice.notification.sending.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt changes, and what of it is logged. Written as JSON: the names are columns of the statement that stores it.
 *
 * @param gone the receiver said that its address is to be used no more
 * @param at business time of the attempt's beginning
 * @param endedAt business time of its end
 * @param startedAt real time
 */
record Result(
        UUID id,
        UUID endpointId,
        DeliveryState state,
        @Nullable Instant dueAt,
        boolean gone,
        int number,
        int planAttempts,
        @Nullable String orderKey,
        Instant at,
        Instant endedAt,
        Instant startedAt,
        String outcome,
        @Nullable Integer status,
        @Nullable String address,
        @Nullable Long untilAddressMicros,
        @Nullable Long untilHeadMicros,
        long totalMicros,
        @Nullable String responseHead,
        @Nullable String failure) {

    private static final Set<Integer> TOO_MUCH = Set.of(429, 502, 503, 504);

    boolean isFailure() {
        return state != DeliveryState.DELIVERED;
    }

    /** What it keeps in order. */
    Optional<Turns.Key> key() {
        return orderKey == null ? Optional.empty() : Optional.of(new Turns.Key(endpointId, orderKey));
    }

    /** What it says about the receiver; nothing where the fault is ours, or where the receiver only sorts out a message. */
    Optional<Observation> observation() {
        if (state == DeliveryState.ABORTED || outcome.equals(Outcome.INTERNAL.name())) {
            return Optional.empty();
        }
        var slower = outcome.equals(Outcome.HTTP_STATUS.name()) && status != null && TOO_MUCH.contains(status);
        return Optional.of(new Observation(!isFailure(), slower, gone, at, endedAt));
    }
}
