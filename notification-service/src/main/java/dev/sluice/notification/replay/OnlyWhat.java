package dev.sluice.notification.replay;

/** Which messages of a range are replayed. */
public enum OnlyWhat {
    /** Everything that the endpoint wants and its owner may see, delivered or not. */
    ALL,
    /** Those whose delivery is over without success: exhausted or aborted. */
    FAILED,
    /** Those for which there never was a delivery: taken while the endpoint was disabled, or did not exist yet. */
    MISSING
}
