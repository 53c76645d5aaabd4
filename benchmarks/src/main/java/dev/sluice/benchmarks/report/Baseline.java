package dev.sluice.benchmarks.report;

/** What a ratio is to, measured in the same run. */
public record Baseline(String name, double median) {}
