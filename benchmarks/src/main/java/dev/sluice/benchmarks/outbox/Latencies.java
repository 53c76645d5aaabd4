package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.statistics.Percentiles;
import dev.sluice.benchmarks.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How long events took, in milliseconds, window by window. */
record Latencies(List<Percentiles> fromIntended, List<Percentiles> fromCommit, double cpuSecondsPerThousand) {

    private static final int WINDOWS = 10;

    /** The first window only warms up. */
    static Latencies of(long[] intended, long[] committing, Arrivals.Run arrived, double cpuSecondsPerThousand) {
        var fromIntended = new ArrayList<Percentiles>();
        var fromCommit = new ArrayList<Percentiles>();
        var size = intended.length / (WINDOWS + 1);
        for (int window = 1; window <= WINDOWS; window++) {
            var from = window * size;
            fromIntended.add(window(intended, arrived, from, size));
            fromCommit.add(window(committing, arrived, from, size));
        }
        return new Latencies(fromIntended, fromCommit, cpuSecondsPerThousand);
    }

    static Sample at(List<Percentiles> windows, double share) {
        return new Sample(windows.stream().map(window -> window.at(share)).toList());
    }

    private static Percentiles window(long[] since, Arrivals.Run arrived, int from, int size) {
        return Percentiles.of(IntStream.range(from, from + size)
                .mapToDouble(event -> (arrived.seenAt(event) - since[event]) / 1e6)
                .toArray());
    }
}
