package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.load.Completions;
import dev.sluice.benchmarks.load.OpenLoad;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Percentiles;
import dev.sluice.benchmarks.statistics.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the other receivers notice of one that hangs: pairs of runs with and without it, in alternating order. */
record Isolation(Site site, Hooks hooks, Feed feed, int perSecond, Duration length, int rounds) {

    private static final int SENDERS = 4;
    private static final int HANGING = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    List<Figure> figures() throws Exception {
        var clean = new ArrayList<Double>();
        var beside = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                clean.add(healthy(false));
            }
            beside.add(healthy(true));
            if (round % 2 == 1) {
                clean.add(healthy(false));
            }
            System.out.printf(
                    "hanging receiver, round %d of %d: p99 of the others %.1f ms, without it %.1f ms%n",
                    round + 1, rounds, beside.getLast(), clean.getLast());
        }
        var more = IntStream.range(0, rounds)
                .mapToObj(i -> beside.get(i) - clean.get(i))
                .toList();
        var receivers = feed.customers().size();
        return List.of(
                Figure.of("P2 p99 of %d receivers, none hangs".formatted(receivers), "ms", new Sample(clean)),
                Figure.of("P2 p99 of the other receivers while one hangs", "ms", new Sample(beside)),
                Figure.of("P2 with to without a hanging one", "times", Sample.ratios(beside, clean))
                        .beside("none hangs", new Sample(clean).median())
                        .with(Target.atMost(1.5)),
                Figure.of("P2 more with than without a hanging one", "ms", new Sample(more))
                        .with(Target.atMost(25)));
    }

    /** The 99th percentile of those that do not hang. */
    private double healthy(boolean hanging) throws Exception {
        var load = new OpenLoad(perSecond, length);
        var receivers = feed.customers().size();
        var others = IntStream.range(0, load.size())
                .filter(number -> number % receivers != HANGING)
                .toArray();
        var places = new int[load.size()];
        IntStream.range(0, others.length).forEach(place -> places[others[place]] = place);
        var arrivals = new Completions(others.length);
        var run = feed.newRun();
        hooks.tell((hook, body, at) -> {
            var event = Event.of(body);
            if (event.run() == run && event.number() % receivers != HANGING) {
                arrivals.note(places[event.number()], at);
            }
        });
        if (hanging) {
            hooks.hang(HANGING);
        }
        try {
            load.run(SENDERS, () -> number -> feed.send(new Event(run, number)));
            arrivals.awaitAll(PATIENCE);
        } finally {
            hooks.release();
        }
        site.awaitStored();
        return Percentiles.of(IntStream.range(0, others.length)
                        .mapToDouble(place -> (arrivals.at(place) - load.intended(others[place])) / 1e6)
                        .toArray())
                .at(0.99);
    }
}
