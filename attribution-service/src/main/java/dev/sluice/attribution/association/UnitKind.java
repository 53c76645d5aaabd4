package dev.sluice.attribution.association;

/** What has a timeline of its own. */
enum UnitKind {
    /** Who transacts an agreement. */
    AGREEMENT,
    /** Who transacts a subscription. */
    SUBSCRIPTION,
    /** Whom the customer names for a subscription. */
    DIGITAL_PARTNER,
    /** Delegated administration within one relationship. */
    RELATIONSHIP,
    /** What one claim gives on one subscription or workload. */
    CLAIM,
    /** An association that operations name. */
    NAMED
}
