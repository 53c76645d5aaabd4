package dev.sluice.transfer.manual;

/** Who asks the vendor for the credit. */
public enum CreditRoute {
    /** The partner, on the customer's behalf. */
    PARTNER_WITH_DELEGATED_ADMIN,
    CUSTOMER,
    /** There is nothing to ask the vendor for. */
    NONE
}
