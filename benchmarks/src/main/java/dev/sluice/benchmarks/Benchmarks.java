package dev.sluice.benchmarks;

import dev.sluice.benchmarks.outbox.OutboxBenchmark;
import dev.sluice.benchmarks.report.Machine;
import dev.sluice.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs benchmarks by name and writes what they found to {@code docs/measurements}; quick runs are only printed. */
public final class Benchmarks {

    private static final Logger ROOT_LOGGER = Logger.getLogger("");
    private static final List<Benchmark> ALL = List.of(new OutboxBenchmark());

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        ROOT_LOGGER.setLevel(Level.WARNING);
        var names = new ArrayList<>(List.of(arguments));
        var quick = names.remove("--quick");
        var root =
                Path.of(System.getProperty("sluice.root", "")).toAbsolutePath().normalize();
        var chosen = chosen(names);
        if (chosen.isEmpty()) {
            System.err.println("usage: bench [--quick] all|"
                    + String.join("|", ALL.stream().map(Benchmark::name).toList()));
            System.exit(2);
        }
        var hold = true;
        for (var benchmark : chosen) {
            hold &= run(benchmark, root, quick);
        }
        System.exit(hold || quick ? 0 : 1);
    }

    private static boolean run(Benchmark benchmark, Path root, boolean quick) throws Exception {
        var measurement = benchmark.run(root, quick);
        var report =
                Report.of(root, "./sluice bench " + benchmark.name(), Machine.here(benchmark.versions()), measurement);
        System.out.println();
        System.out.println(measurement.title());
        System.out.print(report.table());
        if (!measurement.valid()) {
            System.out.println("Not valid: A against A differed by more than 15 %.");
        }
        if (!quick) {
            report.write(root.resolve("docs/measurements"), benchmark.name());
        }
        return measurement.holds();
    }

    private static List<Benchmark> chosen(List<String> names) {
        return ALL.stream()
                .filter(benchmark -> names.contains(benchmark.name()) || names.contains("all"))
                .toList();
    }
}
