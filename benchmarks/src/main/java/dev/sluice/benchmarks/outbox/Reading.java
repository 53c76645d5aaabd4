package dev.sluice.benchmarks.outbox;

/** What one drain or one window of load showed. */
record Reading(double value, double cpuSecondsPerThousand) {}
