package dev.sluice.attribution.association;

/** How a partner is associated with a customer. The kinds of the contract that are not here are not built yet. */
enum AssociationType {
    /** Sells to the customer: for an agreement its partner of record. */
    TRANSACTING_PARTNER
}
