package dev.sluice.attribution.claim;

/** What a reviewer misses. */
public enum InformationReason {
    MISSING_ALL_POE,
    MISSING_CUSTOMER_ACKNOWLEDGMENT,
    MISSING_OR_OLD_DATES,
    MISSING_PARTNER_SERVICE,
    MISSING_PRODUCTS
}
