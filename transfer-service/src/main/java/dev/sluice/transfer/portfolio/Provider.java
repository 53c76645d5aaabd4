package dev.sluice.transfer.portfolio;

/** Whose subscription it is, seen by the partner that asks. */
public enum Provider {
    OWN,
    OTHER
}
