package dev.sluice.cocp.selection;

/** Which side acted. */
public enum Actor {
    CUSTOMER,
    ADVISER,
    PARTNER,
    SYSTEM
}
