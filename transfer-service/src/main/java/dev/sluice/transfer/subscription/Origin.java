package dev.sluice.transfer.subscription;

/** What a subscription came from. */
public enum Origin {
    ORDER,
    EA_RENEWAL,
    PARTNER,
    SCHEDULE,
    VENDOR,
    /** Came from another partner. */
    TRANSFER
}
