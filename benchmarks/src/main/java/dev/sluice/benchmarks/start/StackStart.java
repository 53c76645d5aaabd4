package dev.sluice.benchmarks.start;

import dev.sluice.benchmarks.environment.Suite;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the whole local stack takes, and how much of the machine's memory it has then. */
final class StackStart {

    private static final int STARTS = 3;
    private static final Duration IDLE = Duration.ofSeconds(5);

    private StackStart() {}

    static List<Figure> figures(Path root) throws IOException, InterruptedException {
        Suite.train(root);
        var seconds = new ArrayList<Double>();
        var megabytes = new ArrayList<Double>();
        for (int i = 0; i < STARTS; i++) {
            var begun = System.nanoTime();
            try (var suite = Suite.start(root)) {
                seconds.add((System.nanoTime() - begun) / 1e9);
                Thread.sleep(IDLE);
                megabytes.add(suite.megabytes());
            }
        }
        return List.of(
                Figure.of("the local stack until it is ready", "s", new Sample(seconds))
                        .with(Target.atMost(25)),
                Figure.of("the local stack while idle", "MB", new Sample(megabytes))
                        .with(Target.atMost(2_500)));
    }
}
