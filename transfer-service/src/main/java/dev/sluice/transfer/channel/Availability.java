package dev.sluice.transfer.channel;

/** Whether a subscription can be renewed to CSP by whoever asks. */
public enum Availability {
    AVAILABLE,
    NOT_AVAILABLE,
    /** By the one who asks. */
    SCHEDULED
}
