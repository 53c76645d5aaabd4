package dev.sluice.benchmarks.start;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.environment.Suite;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long the whole local stack takes, and how much of the machine's memory it has then. */
public final class StackBenchmark implements Benchmark {

    private static final int STARTS = 7;
    private static final Duration IDLE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "stack";
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
        if (!quick) {
            Suite.train(root);
        }
        var seconds = new ArrayList<Double>();
        var megabytes = new ArrayList<Double>();
        for (int i = 0; i < (quick ? 1 : STARTS); i++) {
            var begun = System.nanoTime();
            try (var suite = Suite.start(root)) {
                seconds.add((System.nanoTime() - begun) / 1e9);
                Thread.sleep(quick ? Duration.ZERO : IDLE);
                megabytes.add(suite.megabytes());
            }
        }
        return new Measurement(
                "P9: the local stack",
                method(),
                true,
                List.of(
                        Figure.of("until all four services are ready", "s", new Sample(seconds))
                                .with(Target.atMost(25)),
                        Figure.of("memory while idle", "MB", new Sample(megabytes))
                                .with(Target.atMost(2_500))));
    }

    private static List<String> method() {
        return List.of(
                "From ./sluice up, with empty databases, until all four services are ready, each from its cache.",
                "Memory is the sum of the proportional shares of all its processes, %d s later.".formatted(IDLE.toSeconds()),
                "There is no baseline: the figures are of this machine.");
    }
}
