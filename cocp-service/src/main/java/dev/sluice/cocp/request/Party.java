package dev.sluice.cocp.request;

/** In which role somebody takes part in a request. */
public enum Party {
    CUSTOMER,
    NEW_PARTNER,
    OLD_PARTNER,
    OPERATOR
}
