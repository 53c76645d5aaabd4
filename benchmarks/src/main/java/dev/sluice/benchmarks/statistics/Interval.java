package dev.sluice.benchmarks.statistics;

/** Bounds of a quantity, both included. */
public record Interval(double low, double high) {}
