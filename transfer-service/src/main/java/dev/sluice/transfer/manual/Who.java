package dev.sluice.transfer.manual;

/** Whose a step is. */
public enum Who {
    SOURCE_PARTNER,
    CUSTOMER,
    TARGET
}
