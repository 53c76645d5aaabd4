package dev.sluice.benchmarks.report;

import java.util.Locale;

/** Figures with as many digits as they deserve. */
final class Numbers {

    private Numbers() {}

    static String readable(double number) {
        var size = Math.abs(number);
        var format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, number);
    }
}
