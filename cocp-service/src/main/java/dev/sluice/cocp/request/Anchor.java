package dev.sluice.cocp.request;

/** What the default effective day counts from. */
public enum Anchor {
    PROCESSED,
    ACCEPTED,
    INITIATED
}
