package dev.sluice.transfer.batch;

/** Where one item stands. */
public enum ItemState {
    /** Not tried yet, or about to be tried again. */
    PENDING,
    /** Its command was carried out, and what it made is there or under way. */
    SUCCEEDED,
    /** Its command was refused, or what it made has failed since. */
    FAILED,
    /** The batch was called off before it was tried, or what it made was called off since. */
    CANCELED
}
