package dev.sluice.transfer.handover;

/** Where one subscription of a transfer stands. */
public enum LineState {
    /** Offered; nobody has decided. */
    PENDING,
    IN_PROGRESS,
    COMPLETE,
    FAILED
}
