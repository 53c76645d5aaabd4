package dev.sluice.cocp.request;

/** Who declined: the new partner, or the vendor in the review after an acceptance. */
public enum DeclinedBy {
    NEW_PARTNER,
    MICROSOFT
}
