package dev.sluice.notification.delivery;

import java.util.Set;

/** Where a delivery stands. {@link #next()} is the whole state machine. */
public enum DeliveryState {
    PENDING,
    DELIVERED,
    RETRYING,
    /** Every attempt of the plan failed. */
    EXHAUSTED,
    /** The receiver does not want it, or its endpoint is gone. */
    ABORTED;

    Set<DeliveryState> next() {
        return switch (this) {
            case PENDING -> Set.of(DELIVERED, RETRYING, EXHAUSTED, ABORTED);
            case RETRYING -> Set.of(PENDING, DELIVERED, EXHAUSTED, ABORTED);
            case DELIVERED, EXHAUSTED, ABORTED -> Set.of(PENDING);
        };
    }

    /** It will not be tried again by itself. */
    boolean isDone() {
        return switch (this) {
            case PENDING, RETRYING -> false;
            case DELIVERED, EXHAUSTED, ABORTED -> true;
        };
    }

    boolean canBecome(DeliveryState target) {
        return next().contains(target);
    }
}
