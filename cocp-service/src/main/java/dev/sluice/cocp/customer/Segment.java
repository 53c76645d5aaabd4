package dev.sluice.cocp.customer;

/** The market a customer belongs to. */
public enum Segment {
    COMMERCIAL,
    EDUCATION,
    GOVERNMENT,
    NONPROFIT
}
