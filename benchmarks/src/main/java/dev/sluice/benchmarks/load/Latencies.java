package dev.sluice.benchmarks.load;

import dev.sluice.benchmarks.statistics.Percentiles;
import dev.sluice.benchmarks.statistics.Sample;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** How long pieces of work took, in milliseconds, window by window. */
public record Latencies(List<Percentiles> windows) {

    private static final int WINDOWS = 10;

    public Latencies {
        windows = List.copyOf(windows);
    }

    /** The first of eleven windows only warms up. */
    public static Latencies of(IntToLongFunction since, Completions completions) {
        var size = completions.size() / (WINDOWS + 1);
        return new Latencies(IntStream.rangeClosed(1, WINDOWS)
                .mapToObj(window -> Percentiles.of(IntStream.range(window * size, (window + 1) * size)
                        .mapToDouble(number -> (completions.at(number) - since.applyAsLong(number)) / 1e6)
                        .toArray()))
                .toList());
    }

    /** A percentile of every window. */
    public Sample at(double share) {
        return new Sample(windows.stream().map(window -> window.at(share)).toList());
    }
}
