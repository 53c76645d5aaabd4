package dev.sluice.transfer.batch;

import java.util.Set;

/** Where a batch stands. {@link #next()} is the whole state machine. */
public enum BatchState {
    CREATED,
    PLANNED,
    RUNNING,
    PAUSED,
    FINISHED,
    CANCELED;

    Set<BatchState> next() {
        return switch (this) {
            case CREATED, PLANNED -> Set.of(PLANNED, RUNNING, CANCELED);
            case RUNNING -> Set.of(PAUSED, FINISHED, CANCELED);
            case PAUSED -> Set.of(RUNNING, CANCELED);
            case FINISHED -> Set.of(RUNNING);
            case CANCELED -> Set.of();
        };
    }

    boolean canBecome(BatchState target) {
        return next().contains(target);
    }
}
