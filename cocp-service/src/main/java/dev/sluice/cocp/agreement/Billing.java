package dev.sluice.cocp.agreement;

/** Who bills the customer: the vendor, with a software advisor beside it, or a reseller. */
public enum Billing {
    DIRECT,
    INDIRECT
}
