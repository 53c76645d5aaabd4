package dev.sluice.transfer.relationship;

/** Which side removed a relationship. */
public enum EndedBy {
    PARTNER,
    CUSTOMER
}
