package dev.sluice.benchmarks.comparison;

import dev.sluice.benchmarks.report.Target;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part.
 *
 * @param target for the subject: its own rate; for a peer: the ratio of the subject to it
 */
public record Contender(String name, Trial trial, @Nullable Target target) {}
