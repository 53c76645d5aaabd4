package dev.sluice.transfer.relationship;

/** In which role somebody takes part in a request. */
enum RequestParty {
    CUSTOMER,
    PARTNER,
    PROVIDER,
    OPERATOR
}
