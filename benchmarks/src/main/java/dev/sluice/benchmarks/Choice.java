package dev.sluice.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody wants to be measured.
 *
 * @param quick tiny numbers that prove only that the harness works
 * @param recorded whether the result becomes the one that stands in docs/measurements
 */
record Choice(List<Benchmark> benchmarks, boolean quick, boolean recorded) {

    private static final String ALL = "all";

    static Choice of(List<String> arguments, List<Benchmark> known) {
        var names = new ArrayList<>(arguments);
        var quick = names.remove("--quick");
        var recorded = names.remove("--record");
        var existing = known.stream().map(Benchmark::name).toList();
        if (names.isEmpty()) {
            throw new UnknownBenchmark("Which benchmark? One of: " + listed(existing));
        }
        for (var name : names) {
            if (!name.equals(ALL) && !existing.contains(name)) {
                throw new UnknownBenchmark("There is no benchmark '%s', only: %s".formatted(name, listed(existing)));
            }
        }
        if (quick && recorded) {
            throw new UnknownBenchmark("A quick run is nothing to record: leave out --quick or --record");
        }
        return new Choice(
                known.stream()
                        .filter(benchmark -> names.contains(ALL) || names.contains(benchmark.name()))
                        .toList(),
                quick,
                recorded);
    }

    private static String listed(List<String> existing) {
        return String.join(", ", existing) + ", all";
    }
}
