package dev.sluice.attribution.claim;

/** Business applications that can be claimed. */
public enum Product {
    BUSINESS_CENTRAL,
    CUSTOMER_ENGAGEMENT,
    FINANCE_OPERATIONS,
    POWER_APPS,
    POWER_AUTOMATE,
    POWER_BI,
    CUSTOMER_INSIGHTS,
    REMOTE_ASSIST,
    GUIDES,
    RETAIL
}
