package dev.sluice.benchmarks;

/** Something else was asked for than can be measured. */
final class UnknownBenchmark extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownBenchmark(String message) {
        super(message);
    }
}
