package dev.sluice.transfer.relationship;

/** What a partner asks for. */
public enum RequestType {
    RESELLER,
    /** A reseller together with its provider. */
    INDIRECT_RESELLER
}
