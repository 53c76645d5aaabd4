package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.load.Completions;
import dev.sluice.benchmarks.load.Latencies;
import dev.sluice.benchmarks.load.OpenLoad;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** From a command to cocp-service to the webhook that notification-service sends: two services, two databases, one topic. */
record Commands(Site site, Hooks hooks, Registry registry, int perSecond, Duration length) {

    private static final int CUSTOMERS = 10;
    private static final int CALLERS = 32;
    /** Of each customer. */
    private static final int WARM_UPS = 20;

    private static final int HOOK = 90_000;
    private static final String NAME = "bench-";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    List<Figure> figures() throws Exception {
        var load = new OpenLoad(perSecond, length);
        var customers = new ArrayList<Site.Caller>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(site.caller("CUSTOMER", "enterprise-admin"));
            registry.customer(customers.get(i), NAME + i, load.size() / CUSTOMERS + 1 + WARM_UPS);
        }
        site.subscribe(registry.partner(), hooks.url(HOOK), List.of("partner-change.requested.v1"), List.of());
        hooks.tell((hook, body, at) -> {});
        warmUp(customers, load.size() / CUSTOMERS + 1);
        site.awaitStored();
        var arrivals = new Completions(load.size());
        hooks.tell((hook, body, at) -> {
            if (hook == HOOK) {
                arrivals.note(numberOf(Registry.agreementOf(body)), at);
            }
        });
        load.run(CALLERS, () -> number -> registry.asksToMove(customers.get(number % CUSTOMERS), agreement(number)));
        arrivals.awaitAll(PATIENCE);
        if (arrivals.repeated() > 0) {
            throw new IllegalStateException("%d webhooks came twice".formatted(arrivals.repeated()));
        }
        var latencies = Latencies.of(load::intended, arrivals);
        return List.of(
                Figure.of("P8 p50 from the command's intended time to the webhook's receipt", "ms", latencies.at(0.5))
                        .with(Target.atMost(60)),
                Figure.of("P8 p99 from the command's intended time to the webhook's receipt", "ms", latencies.at(0.99))
                        .with(Target.atMost(300)));
    }

    private void warmUp(List<Site.Caller> customers, int first) throws Exception {
        var calls = new ArrayList<Callable<Void>>();
        for (int number = first * CUSTOMERS; number < (first + WARM_UPS) * CUSTOMERS; number++) {
            var agreement = agreement(number);
            var customer = customers.get(number % CUSTOMERS);
            calls.add(() -> {
                registry.asksToMove(customer, agreement);
                return null;
            });
        }
        site.all(calls);
    }

    private static String agreement(int number) {
        return "%s%d-%d".formatted(NAME, number % CUSTOMERS, number / CUSTOMERS);
    }

    private static int numberOf(String agreement) {
        var parts = agreement.substring(NAME.length()).split("-", -1);
        return Integer.parseInt(parts[1]) * CUSTOMERS + Integer.parseInt(parts[0]);
    }
}
