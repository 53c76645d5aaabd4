package dev.sluice.transfer.channel;

/** How a renewal came to be called off. */
public enum CanceledBy {
    PARTNER,
    /** Its partner handed the subscription over to another one. */
    HAND_OVER
}
