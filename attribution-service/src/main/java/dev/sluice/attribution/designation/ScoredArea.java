package dev.sluice.attribution.designation;

/** Solution areas with a designation. */
public enum ScoredArea {
    BUSINESS_APPLICATIONS,
    MODERN_WORK
}
