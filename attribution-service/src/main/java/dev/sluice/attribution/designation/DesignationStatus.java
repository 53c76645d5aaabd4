package dev.sluice.attribution.designation;

/** How far a partner is with a designation. */
public enum DesignationStatus {
    IN_PROGRESS,
    /** The score was enough on at least one day of the window. */
    QUALIFIED,
    /** Until its anniversary, whatever the score. */
    ENROLLED,
    ENROLLED_RENEWAL_DUE;

    boolean isEnrolled() {
        return this == ENROLLED || this == ENROLLED_RENEWAL_DUE;
    }
}
