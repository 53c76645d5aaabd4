package dev.sluice.benchmarks.comparison;

/** What one trial showed: operations a second, and what a thousand of them cost. */
public record Reading(double value, double cpuSecondsPerThousand) {}
