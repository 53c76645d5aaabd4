package dev.sluice.attribution.credit;

/** How far a credit is. */
public enum CreditState {
    /** The month has not begun. */
    PENDING,
    GRANTED,
    /** Scores were refreshed since. */
    VISIBLE,
    /** What it was given for is no more. */
    REVOKED
}
