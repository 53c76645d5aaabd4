package dev.sluice.transfer.channel;

import java.util.Set;

/** Where a renewal stands. {@link #next()} is the whole state machine. */
public enum TransferState {
    SCHEDULED,
    /** Something came up that its partner has to look at; nothing is created. */
    HELD,
    PROCESSING,
    COMPLETED,
    /** Its time limit passed, or it was refused for good. */
    FAILED,
    CANCELED;

    Set<TransferState> next() {
        return switch (this) {
            case SCHEDULED -> Set.of(HELD, PROCESSING, CANCELED);
            case HELD -> Set.of(SCHEDULED, CANCELED);
            case PROCESSING -> Set.of(HELD, COMPLETED, FAILED);
            case COMPLETED, FAILED, CANCELED -> Set.of();
        };
    }

    boolean canBecome(TransferState target) {
        return next().contains(target);
    }
}
