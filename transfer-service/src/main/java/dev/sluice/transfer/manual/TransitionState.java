package dev.sluice.transfer.manual;

/** Where a transition stands: it is completed with its last step. */
public enum TransitionState {
    OPEN,
    COMPLETED
}
