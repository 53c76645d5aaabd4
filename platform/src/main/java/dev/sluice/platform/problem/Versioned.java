package dev.sluice.platform.problem;

/** A view of a single resource; its version becomes the answer's strong {@code ETag}. */
public interface Versioned {

    long version();
}
