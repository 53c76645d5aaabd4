package dev.sluice.attribution.designation;

/** What a designation measures, in the order in which it is told. */
public enum Metric {
    NET_CUSTOMER_ADDS,
    INTERMEDIATE_CERTIFICATIONS,
    ADVANCED_CERTIFICATIONS,
    USAGE_GROWTH,
    DEPLOYMENTS
}
