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
            case PENDING, RETRYING -> Set.of(PENDING, DELIVERED, RETRYING, EXHAUSTED, ABORTED);
            case DELIVERED, EXHAUSTED, ABORTED -> Set.of(PENDING);
        };
    }

    /** An attempt is still to come. */
    boolean isOpen() {
        return switch (this) {
            case PENDING, RETRYING -> true;
            case DELIVERED, EXHAUSTED, ABORTED -> false;
        };
    }
}
