package dev.sluice.transfer.channel;

/** Where a request for release stands. */
public enum ReleaseState {
    OPEN,
    GRANTED,
    REFUSED,
    /** The renewal was over before the holder answered. */
    LAPSED
}
