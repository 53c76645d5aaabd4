package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.load.Completions;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** One command of a customer with very many endpoints, beside the same command of one with a single one. */
record FanOut(Site site, Hooks hooks, Registry registry, int endpoints, int rounds) {

    private static final int FIRST_HOOK = 100_000;
    private static final int ONLY_HOOK = 99_999;
    private static final String MANY = "bench-many";
    private static final String ONE = "bench-one";
    private static final List<String> TYPES = List.of("partner-change.requested.v1");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What one command brought. */
    private record Told(double acceptMillis, double perSecond) {}

    List<Figure> figures() throws Exception {
        var many = site.caller("CUSTOMER", "enterprise-admin");
        var one = site.caller("CUSTOMER", "enterprise-admin");
        registry.customer(many, MANY, rounds + 1);
        registry.customer(one, ONE, rounds + 1);
        site.subscribe(one, hooks.url(ONLY_HOOK), TYPES, List.of());
        site.all(IntStream.range(0, endpoints)
                .<Callable<Void>>mapToObj(number -> () -> {
                    site.subscribe(many, hooks.url(FIRST_HOOK + number), TYPES, List.of());
                    return null;
                })
                .toList());
        tell(many, MANY, rounds, FIRST_HOOK, endpoints);
        tell(one, ONE, rounds, ONLY_HOOK, 1);
        var wide = new ArrayList<Told>();
        var narrow = new ArrayList<Told>();
        for (int round = 0; round < rounds; round++) {
            narrow.add(tell(one, ONE, round, ONLY_HOOK, 1));
            wide.add(tell(many, MANY, round, FIRST_HOOK, endpoints));
            System.out.printf(
                    "fan-out, round %d of %d: %,.0f webhooks/s, accepted in %.1f ms, a single one in %.1f ms%n",
                    round + 1,
                    rounds,
                    wide.getLast().perSecond(),
                    wide.getLast().acceptMillis(),
                    narrow.getLast().acceptMillis());
        }
        var accepted = narrow.stream().map(Told::acceptMillis).toList();
        return List.of(
                Figure.of(
                                "P3 from the command to the last of %,d receivers".formatted(endpoints),
                                "webhooks/s",
                                new Sample(wide.stream().map(Told::perSecond).toList()))
                        .with(Target.atLeast(1_500)),
                Figure.of(
                                "P3 acceptance with %,d receivers to with one".formatted(endpoints),
                                "times",
                                Sample.ratios(
                                        wide.stream().map(Told::acceptMillis).toList(), accepted))
                        .beside("one receiver, ms", new Sample(accepted).median())
                        .with(Target.atMost(1.5)));
    }

    private Told tell(Site.Caller customer, String name, int number, int firstHook, int hooksOfIts) throws Exception {
        var arrivals = new Completions(hooksOfIts);
        hooks.tell((hook, body, at) -> {
            if (hook >= firstHook && hook < firstHook + hooksOfIts) {
                arrivals.note(hook - firstHook, at);
            }
        });
        var start = System.nanoTime();
        registry.asksToMove(customer, name + "-" + number);
        var accepted = System.nanoTime();
        arrivals.awaitAll(PATIENCE);
        site.awaitStored();
        if (arrivals.repeated() > 0) {
            throw new IllegalStateException("%d webhooks came twice".formatted(arrivals.repeated()));
        }
        var last = IntStream.range(0, hooksOfIts).mapToLong(arrivals::at).max().orElseThrow();
        return new Told((accepted - start) / 1e6, hooksOfIts * 1e9 / (last - start));
    }
}
