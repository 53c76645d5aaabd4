package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.comparison.Trial;
import dev.sluice.benchmarks.environment.CpuTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Requests and answers, nothing stored. */
record BareLoop(Client client, Hooks hooks, Feed feed, int events) implements Trial {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Reading measure() throws Exception {
        var arrivals = new Arrivals(feed.newRun(), events);
        hooks.tell(arrivals);
        var answers = new CountDownLatch(events);
        var cpu = CpuTime.now();
        var start = System.nanoTime();
        for (int number = 0; number < events; number++) {
            client.post(new Event(arrivals.run(), number), answers::countDown);
        }
        if (!answers.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("%d requests were not answered".formatted(answers.getCount()));
        }
        var nanos = System.nanoTime() - start;
        var used = CpuTime.now().secondsSince(cpu);
        arrivals.requireEachOnce();
        return new Reading(events * 1e9 / nanos, used * 1_000 / events);
    }
}
