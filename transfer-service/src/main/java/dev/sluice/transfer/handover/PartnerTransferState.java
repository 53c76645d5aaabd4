package dev.sluice.transfer.handover;

import java.util.Set;

/** Where a transfer between partners stands. {@link #next()} is the whole state machine. */
public enum PartnerTransferState {
    PENDING,
    IN_PROGRESS,
    COMPLETE,
    PARTIALLY_COMPLETE,
    FAILED,
    DECLINED,
    CANCELED,
    EXPIRED;

    Set<PartnerTransferState> next() {
        return switch (this) {
            case PENDING -> Set.of(IN_PROGRESS, DECLINED, CANCELED, EXPIRED);
            case IN_PROGRESS -> Set.of(COMPLETE, PARTIALLY_COMPLETE, FAILED);
            case COMPLETE, PARTIALLY_COMPLETE, FAILED, DECLINED, CANCELED, EXPIRED -> Set.of();
        };
    }

    boolean canBecome(PartnerTransferState target) {
        return next().contains(target);
    }

    boolean isOver() {
        return next().isEmpty();
    }
}
