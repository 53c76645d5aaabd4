package dev.sluice.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.benchmarks.statistics.Interval;
import dev.sluice.benchmarks.statistics.Sample;
import org.jspecify.annotations.Nullable;

/**
 * One quantity, measured repeatedly.
 *
 * @param cpuSecondsPerThousand of all processes together, per 1,000 operations
 * @param baseline where it is a ratio: of what, in the same run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
        String what,
        String unit,
        double median,
        Interval interval,
        @Nullable Double cpuSecondsPerThousand,
        @Nullable Baseline baseline,
        @Nullable Target target,
        @Nullable Boolean holds,
        Sample sample) {

    public static Figure of(String what, String unit, Sample sample) {
        return new Figure(what, unit, sample.median(), sample.interval(), null, null, null, null, sample);
    }

    public Figure costing(double cpuSeconds) {
        return new Figure(what, unit, median, interval, cpuSeconds, baseline, target, holds, sample);
    }

    /** Says of a ratio what it is to. */
    public Figure beside(String name, double itsMedian) {
        return new Figure(
                what,
                unit,
                median,
                interval,
                cpuSecondsPerThousand,
                new Baseline(name, itsMedian),
                target,
                holds,
                sample);
    }

    public Figure with(@Nullable Target wanted) {
        var kept = wanted == null ? null : wanted.holds(interval);
        return new Figure(what, unit, median, interval, cpuSecondsPerThousand, baseline, wanted, kept, sample);
    }

    String row() {
        return "| %s | %s %s | %s - %s | %d | %s | %s | %s |%n"
                .formatted(
                        what,
                        Numbers.readable(median),
                        unit,
                        Numbers.readable(interval.low()),
                        Numbers.readable(interval.high()),
                        sample.size(),
                        cpuSecondsPerThousand == null ? "" : Numbers.readable(cpuSecondsPerThousand),
                        target == null ? "" : target.text(),
                        holds == null ? "" : holds ? "yes" : "**no**");
    }
}
