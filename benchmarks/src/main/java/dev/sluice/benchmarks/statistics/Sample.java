package dev.sluice.benchmarks.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Repeated readings of one quantity. */
public record Sample(List<Double> readings) {

    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 0.025;

    public Sample {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        readings = List.copyOf(readings);
    }

    /** The ratios of readings taken side by side, pair by pair. */
    public static Sample ratios(List<Double> numerators, List<Double> denominators) {
        if (numerators.size() != denominators.size()) {
            throw new IllegalArgumentException("pairs, not " + numerators.size() + " and " + denominators.size());
        }
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < numerators.size(); i++) {
            ratios.add(numerators.get(i) / denominators.get(i));
        }
        return new Sample(ratios);
    }

    public int size() {
        return readings.size();
    }

    public double median() {
        return Percentiles.of(values()).median();
    }

    /** Where the median lies with 95 % confidence: percentile bootstrap, the same for the same readings. */
    public Interval interval() {
        var random = new Random(readings.size());
        var values = values();
        var resample = new double[values.length];
        var medians = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < resample.length; j++) {
                resample[j] = values[random.nextInt(values.length)];
            }
            medians[i] = Percentiles.of(resample).median();
        }
        var distribution = Percentiles.of(medians);
        return new Interval(distribution.at(TAIL), distribution.at(1 - TAIL));
    }

    private double[] values() {
        return readings.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
