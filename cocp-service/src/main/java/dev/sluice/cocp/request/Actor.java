package dev.sluice.cocp.request;

/** Which side acted, or has to act. People are not named. */
public enum Actor {
    CUSTOMER,
    NEW_PARTNER,
    /** The vendor's operations, who review. */
    OPERATIONS,
    /** Nobody: something fell due. */
    SYSTEM
}
