package dev.sluice.transfer.offer;

/** The market that an offer is made for. */
public enum Segment {
    COMMERCIAL,
    EDUCATION,
    GOVERNMENT,
    NONPROFIT
}
