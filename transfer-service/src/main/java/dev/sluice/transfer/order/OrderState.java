package dev.sluice.transfer.order;

import java.util.Set;

/** Where an order stands. {@link #next()} is the whole state machine. */
public enum OrderState {
    /** Waits for its day, or for the provisioner. */
    SCHEDULED,
    PLACED,
    FAILED,
    CANCELED;

    Set<OrderState> next() {
        return switch (this) {
            case SCHEDULED -> Set.of(PLACED, FAILED, CANCELED);
            case PLACED, FAILED, CANCELED -> Set.of();
        };
    }

    boolean canBecome(OrderState target) {
        return next().contains(target);
    }
}
