package dev.sluice.attribution.designation;

/** Size of the customers by which a partner is measured. */
public enum Track {
    ENTERPRISE,
    SMB
}
