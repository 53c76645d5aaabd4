package dev.sluice.transfer.relationship;

/** As what a partner is related to a customer. */
public enum RelationshipType {
    RESELLER,
    INDIRECT_RESELLER,
    INDIRECT_PROVIDER
}
