package dev.sluice.benchmarks;

import dev.sluice.benchmarks.attribution.AttributionBenchmark;
import dev.sluice.benchmarks.batches.BatchBenchmark;
import dev.sluice.benchmarks.clock.ClockBenchmark;
import dev.sluice.benchmarks.commands.CommandsBenchmark;
import dev.sluice.benchmarks.outbox.OutboxBenchmark;
import dev.sluice.benchmarks.report.Commit;
import dev.sluice.benchmarks.report.Machine;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.start.StackBenchmark;
import dev.sluice.benchmarks.start.StartBenchmark;
import dev.sluice.benchmarks.webhooks.WebhooksBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs benchmarks by name. Results are printed, as a table and as a line of JSON each, and written to
 * {@code .sluice/bench}; to {@code docs/measurements} only when asked.
 */
public final class Benchmarks {

    /** Every benchmark there is; a further one is added here. */
    static final List<Benchmark> ALL = List.of(
            new OutboxBenchmark(),
            new CommandsBenchmark(),
            new AttributionBenchmark(),
            new StartBenchmark(),
            new StackBenchmark(),
            new WebhooksBenchmark(),
            new BatchBenchmark(),
            new ClockBenchmark());

    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        ROOT_LOGGER.setLevel(Level.WARNING);
        var root =
                Path.of(System.getProperty("sluice.root", "")).toAbsolutePath().normalize();
        try {
            System.exit(run(root, Choice.of(List.of(arguments), ALL)) ? 0 : 1);
        } catch (UnknownBenchmark refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    /** Whether all that was measured is valid and holds; quick runs prove only that measuring works. */
    static boolean run(Path root, Choice choice) throws Exception {
        var hold = true;
        for (var benchmark : choice.benchmarks()) {
            hold &= run(root, benchmark, choice);
        }
        return hold || choice.quick();
    }

    private static boolean run(Path root, Benchmark benchmark, Choice choice) throws Exception {
        var command = "./sluice bench " + benchmark.name() + (choice.quick() ? " --quick" : "");
        var commit = Commit.of(root);
        var measurement = benchmark.run(root, choice.quick());
        var report = Report.of(command, commit, Machine.here(benchmark.versions()), measurement);
        print(report, benchmark.name(), choice.quick());
        var written = root.resolve(".sluice/bench").resolve(benchmark.name() + ".json");
        report.writeJson(written);
        System.out.println("written to " + written);
        if (choice.recorded()) {
            report.record(root.resolve("docs/measurements"), benchmark.name());
        }
        return measurement.holds();
    }

    private static void print(Report report, String name, boolean quick) throws IOException {
        System.out.println();
        System.out.println(report.measurement().title());
        System.out.print(report.table());
        if (quick) {
            System.out.println("Quick: shows that the benchmark works; its figures mean nothing.");
        } else if (!report.measurement().valid()) {
            System.out.println("Not valid: A against A differed by more than 15 %; run it again on a quieter machine.");
        }
        report.lines(name).forEach(System.out::println);
    }
}
