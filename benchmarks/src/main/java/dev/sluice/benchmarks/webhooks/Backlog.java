package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.comparison.Trial;
import dev.sluice.benchmarks.environment.CpuTime;
import java.time.Duration;

/** The subject: events on the topic until each is received and every result is stored. */
record Backlog(Site site, Hooks hooks, Feed feed, int events) implements Trial {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Reading measure() throws Exception {
        var arrivals = new Arrivals(feed.newRun(), events);
        hooks.tell(arrivals);
        var cpu = CpuTime.now();
        var start = System.nanoTime();
        for (int number = 0; number < events; number++) {
            feed.send(new Event(arrivals.run(), number));
        }
        arrivals.completions().awaitAll(PATIENCE);
        site.awaitStored();
        var nanos = System.nanoTime() - start;
        var used = CpuTime.now().secondsSince(cpu);
        arrivals.requireEachOnce();
        return new Reading(events * 1e9 / nanos, used * 1_000 / events);
    }
}
