package dev.sluice.cocp.region;

/**
 * A sales region.
 *
 * @param edition of the reference data that says so
 */
public record Region(String name, int edition) {}
