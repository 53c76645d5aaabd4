package dev.sluice.transfer.batch;

/** Why a batch stands still. */
public enum PausedBecause {
    REQUESTED,
    /** The first items are done; somebody is to look at them. */
    CANARY_DONE,
    /** More items failed than were to be borne. */
    ERROR_RATE
}
