package dev.sluice.benchmarks.statistics;

import java.util.Arrays;

/** Sorted readings, asked for the value below which a share of them lies. */
public final class Percentiles {

    private final double[] sorted;

    private Percentiles(double[] sorted) {
        this.sorted = sorted;
    }

    public static Percentiles of(double[] readings) {
        if (readings.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = readings.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** Nearest rank: a value that was really measured. */
    public double at(double share) {
        var rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    public double median() {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double largest() {
        return sorted[sorted.length - 1];
    }
}
