package dev.sluice.benchmarks.report;

import dev.sluice.benchmarks.statistics.Interval;
import java.util.Locale;

/** A bound that a figure has to keep; it holds when the whole interval does. */
public record Target(Kind kind, double bound) {

    public static Target atLeast(double bound) {
        return new Target(Kind.AT_LEAST, bound);
    }

    public static Target atMost(double bound) {
        return new Target(Kind.AT_MOST, bound);
    }

    boolean holds(Interval interval) {
        return switch (kind) {
            case AT_LEAST -> interval.low() >= bound;
            case AT_MOST -> interval.high() <= bound;
        };
    }

    String text() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + Numbers.readable(bound);
    }

    /** On which side of the bound. */
    public enum Kind {
        AT_LEAST,
        AT_MOST
    }
}
