package dev.sluice.benchmarks.clock;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.environment.Suite;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** P11: 90 days with as much in them as the demo has, and with a portfolio of 1,000 customers. */
public final class ClockBenchmark implements Benchmark {

    private static final int CUSTOMERS_OF_A_DEMO = 5;
    private static final int CUSTOMERS = 1_000;
    private static final int CUSTOMERS_OF_A_TRIAL = 20;
    private static final int ROUNDS = 3;

    private final List<Double> few = new ArrayList<>();
    private final List<Double> many = new ArrayList<>();

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Map<String, String> versions() {
        return Map.of();
    }

    @Override
    public boolean isBuilt(Path root) {
        return Stream.of("cocp", "transfer", "attribution", "notification")
                .map(service -> root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"))
                .allMatch(Files::exists);
    }

    @Override
    public Measurement run(Path root, boolean quick) throws Exception {
        var customers = quick ? CUSTOMERS_OF_A_TRIAL : CUSTOMERS;
        for (var round = 0; round < (quick ? 1 : ROUNDS); round++) {
            try (var suite = Suite.start(root)) {
                few.add(quarterOf(suite, CUSTOMERS_OF_A_DEMO, 1));
                many.add(quarterOf(suite, customers, 2));
            }
        }
        return new Measurement("P11: the sandbox clock", method(customers), true, figures(customers));
    }

    private static double quarterOf(Suite suite, int customers, int seed) throws IOException, InterruptedException {
        suite.command("seed", "--customers", Integer.toString(customers), "--seed", Integer.toString(seed));
        var begun = System.nanoTime();
        suite.command("clock", "advance", "P90D");
        return (System.nanoTime() - begun) / 1e9;
    }

    private List<Figure> figures(int customers) {
        return List.of(
                Figure.of("90 days with %d customers".formatted(CUSTOMERS_OF_A_DEMO), "s", new Sample(few))
                        .with(Target.atMost(10)),
                Figure.of("90 days with %,d customers".formatted(customers), "s", new Sample(many))
                        .with(Target.atMost(120)));
    }

    private static List<String> method(int customers) {
        return List.of(
                "Everything on the one machine: the four services, PostgreSQL (fsync and synchronous_commit on), one broker.",
                "A round: an empty suite, ./sluice seed --customers %d, then ./sluice seed --customers %d in the same suite."
                        .formatted(CUSTOMERS_OF_A_DEMO, customers),
                "What is measured after each: the whole of ./sluice clock advance P90D, the start of its process included. It returns when"
                        + " everything that falls due in those 90 days has run, all topics are drained and nothing is provisioned any more.",
                "There is no baseline: the figures are of this machine.");
    }
}
