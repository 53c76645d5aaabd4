package dev.sluice.transfer.manual;

/** What has to be done, in the order in which it is best done. */
public enum StepKind {
    /** The source does not renew itself any more. */
    AUTO_RENEW_OFF,
    /** The target was bought. */
    PURCHASED,
    /** Its licences were given to those who had the source's. */
    LICENSES_REASSIGNED,
    /** The vendor was asked for what was paid for days that are not used. */
    CREDIT_REQUESTED
}
