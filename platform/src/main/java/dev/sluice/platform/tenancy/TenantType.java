package dev.sluice.platform.tenancy;

/** What kind of tenant a caller belongs to. */
public enum TenantType {
    CUSTOMER,
    PARTNER,
    ADVISER,
    OPERATOR
}
