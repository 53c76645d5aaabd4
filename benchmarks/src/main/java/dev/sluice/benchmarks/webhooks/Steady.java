package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.environment.CpuTime;
import dev.sluice.benchmarks.load.Completions;
import dev.sluice.benchmarks.load.Latencies;
import dev.sluice.benchmarks.load.OpenLoad;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Events that come when they come, a little more of them than have to be kept up with. */
record Steady(Site site, Hooks hooks, Feed feed, int perSecond, Duration length) {

    private static final int SENDERS = 4;
    private static final int WINDOWS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    List<Figure> figures() throws Exception {
        var load = new OpenLoad(perSecond, length);
        var arrivals = new Arrivals(feed.newRun(), load.size());
        hooks.tell(arrivals);
        var cpu = CpuTime.now();
        load.run(SENDERS, () -> number -> feed.send(new Event(arrivals.run(), number)));
        arrivals.completions().awaitAll(PATIENCE);
        site.awaitStored();
        var used = CpuTime.now().secondsSince(cpu) * 1_000 / load.size();
        arrivals.requireEachOnce();
        var latencies = Latencies.of(load::intended, arrivals.completions());
        return List.of(
                Figure.of(
                                "P1 received while %,d/s were sent for %d s".formatted(perSecond, length.toSeconds()),
                                "webhooks/s",
                                rates(arrivals.completions()))
                        .with(Target.atLeast(1_000))
                        .costing(used),
                Figure.of("P1 p50 from the intended time to receipt", "ms", latencies.at(0.5))
                        .with(Target.atMost(50)),
                Figure.of("P1 p99 from the intended time to receipt", "ms", latencies.at(0.99))
                        .with(Target.atMost(500)));
    }

    /** By window, in the order of receipt. */
    private static Sample rates(Completions completions) {
        var received = IntStream.range(0, completions.size())
                .mapToLong(completions::at)
                .sorted()
                .toArray();
        var size = received.length / WINDOWS;
        return new Sample(IntStream.range(0, WINDOWS)
                .mapToObj(window -> (size - 1) * 1e9 / (received[(window + 1) * size - 1] - received[window * size]))
                .toList());
    }
}
