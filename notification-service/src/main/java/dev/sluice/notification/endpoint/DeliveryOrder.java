package dev.sluice.notification.endpoint;

/** What a receiver may rely on. */
public enum DeliveryOrder {
    NONE,
    /** A later message about the same subject waits while an earlier one is not done. */
    PER_KEY,
    /** Every later message waits while an earlier one is not done. */
    STRICT
}
