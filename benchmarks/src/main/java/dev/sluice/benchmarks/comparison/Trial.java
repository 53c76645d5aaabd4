package dev.sluice.benchmarks.comparison;

/** Does the work once and measures it. It fails when the work was not done, or not done exactly once. */
@FunctionalInterface
public interface Trial {

    Reading measure() throws Exception;
}
