package dev.sluice.cocp.selection;

/** In which role a tenant takes part in a selection. */
enum Party {
    CUSTOMER,
    ADVISER,
    PARTNER,
    OPERATOR;

    /** Reads all quotations, the comparison and the notes. */
    boolean isCustomerSide() {
        return this == CUSTOMER || this == ADVISER;
    }
}
