package dev.sluice.attribution.designation;

/** How much a certification says. */
public enum CertificationLevel {
    INTERMEDIATE,
    ADVANCED
}
