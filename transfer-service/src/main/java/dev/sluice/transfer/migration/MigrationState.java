package dev.sluice.transfer.migration;

import java.util.Set;

/** Where a migration stands. {@link #next()} is the whole state machine. */
public enum MigrationState {
    PROCESSING,
    COMPLETED,
    /** Nothing came of it; it may be tried again. */
    FAILED_RETRYABLE,
    /** It broke off after the old subscription was suspended; it is repaired, or reverted. */
    FAILED_REPAIRING,
    /** The old subscription is active again; it may be tried again. */
    FAILED_REVERTED;

    Set<MigrationState> next() {
        return switch (this) {
            case PROCESSING -> Set.of(COMPLETED, FAILED_RETRYABLE, FAILED_REPAIRING);
            case FAILED_REPAIRING -> Set.of(COMPLETED, FAILED_REVERTED);
            case COMPLETED, FAILED_RETRYABLE, FAILED_REVERTED -> Set.of();
        };
    }

    /** As the vendor writes it. */
    public String spelling() {
        return switch (this) {
            case PROCESSING -> "Processing";
            case COMPLETED -> "Completed";
            case FAILED_RETRYABLE, FAILED_REPAIRING, FAILED_REVERTED -> "Failed";
        };
    }

    boolean canBecome(MigrationState target) {
        return next().contains(target);
    }

    boolean mayBeTriedAgain() {
        return this == FAILED_RETRYABLE || this == FAILED_REVERTED;
    }

    /** Nothing is under way. */
    boolean isOver() {
        return next().isEmpty();
    }
}
