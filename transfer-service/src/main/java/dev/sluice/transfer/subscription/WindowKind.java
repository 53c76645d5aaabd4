package dev.sluice.transfer.subscription;

/** What may be done until a window closes. */
public enum WindowKind {
    CANCEL_OR_REDUCE,
    /** After a migration that the vendor led. */
    CHANGE_TERM
}
