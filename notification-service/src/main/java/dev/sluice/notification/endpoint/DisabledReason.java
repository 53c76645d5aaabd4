package dev.sluice.notification.endpoint;

/** Why nothing is sent any more. */
public enum DisabledReason {
    /** The receiver answered 410. */
    GONE,
    /** Nothing but failures for too long. */
    FAILING,
    OWNER
}
