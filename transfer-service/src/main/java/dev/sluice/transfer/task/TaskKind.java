package dev.sluice.transfer.task;

/** What has to be done. */
public enum TaskKind {
    /** An indirect provider names the reseller of a new subscription: PATCH partnerIdOnRecord. */
    RESELLER_REQUIRED_AFTER_RENEWAL,
    /** The same of a subscription that came from another partner. */
    RESELLER_REQUIRED_AFTER_TRANSFER
}
