package dev.sluice.transfer.migration;

import java.util.Set;

/** Where a scheduled migration stands. {@link #next()} is the whole state machine. */
public enum ScheduleState {
    CREATED,
    /** There is a migration. */
    PROCESSED,
    /** Something was against it when its time had come. */
    FAILED,
    CANCELED;

    Set<ScheduleState> next() {
        return switch (this) {
            case CREATED -> Set.of(PROCESSED, FAILED, CANCELED);
            case PROCESSED, FAILED, CANCELED -> Set.of();
        };
    }

    /** As the vendor writes it. */
    public String spelling() {
        return switch (this) {
            case CREATED -> "Created";
            case PROCESSED -> "Processed";
            case FAILED -> "Failed";
            case CANCELED -> "Cancelled";
        };
    }

    boolean canBecome(ScheduleState target) {
        return next().contains(target);
    }
}
