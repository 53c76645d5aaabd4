package dev.sluice.notification.sending;

/** How an attempt ended. */
public enum Outcome {
    /** The receiver answered; its status says the rest. */
    HTTP_STATUS,
    TIMEOUT,
    /** No connection, or it broke before the answer was complete. */
    CONNECT,
    TLS,
    DNS,
    ADDRESS_REFUSED,
    /** Our own fault; the log says which. */
    INTERNAL
}
