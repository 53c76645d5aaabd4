package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.comparison.Contender;
import dev.sluice.benchmarks.comparison.Rounds;
import dev.sluice.benchmarks.environment.Suite;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** Webhooks: rate beside the durable floor, latency, isolation, fan-out, and the way over two services. */
public final class WebhooksBenchmark implements Benchmark {

    private static final int RECEIVERS = 100;

    private String postgres = "";

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Map<String, String> versions() {
        return Map.of("PostgreSQL", postgres, "Kafka", AppInfoParser.getVersion());
    }

    @Override
    public boolean isBuilt(Path root) {
        return Stream.of("cocp", "transfer", "attribution", "notification")
                .map(service -> root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"))
                .allMatch(Files::exists);
    }

    @Override
    public Measurement run(Path root, boolean quick) throws Exception {
        var scale = quick ? Scale.QUICK : Scale.full();
        var vertx = Vertx.vertx();
        try (var suite = Suite.start(root);
                var site = new Site(suite);
                var hooks = Hooks.start(vertx)) {
            return measure(site, hooks, vertx, scale);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private Measurement measure(Site site, Hooks hooks, Vertx vertx, Scale scale) throws Exception {
        try (var connection = site.database().connect()) {
            postgres = connection.getMetaData().getDatabaseProductVersion();
        }
        Floor.createTables(site.database());
        var partner = site.caller("PARTNER", "integration-admin");
        try (var feed = new Feed(site.brokers(), partner.tenant(), RECEIVERS);
                var client = new Client(vertx, hooks, RECEIVERS)) {
            subscribe(site, hooks, partner, feed);
            var rounds = rounds(site, hooks, feed, client, scale);
            var figures = new ArrayList<Figure>(rounds.figures());
            figures.addAll(new Steady(site, hooks, feed, scale.perSecond(), scale.load()).figures());
            figures.addAll(
                    new Isolation(site, hooks, feed, scale.isolationPerSecond(), scale.isolation(), scale.rounds())
                            .figures());
            var registry = new Registry(site, site.caller("OPERATOR", "registry"), partner);
            registry.open();
            figures.addAll(new Commands(site, hooks, registry, scale.commandsPerSecond(), scale.commands()).figures());
            figures.addAll(new FanOut(site, hooks, registry, scale.fanOut(), scale.rounds()).figures());
            return new Measurement("P1, P2, P3, P8: webhooks", method(scale), rounds.agrees(), figures);
        }
    }

    /** Each endpoint hears of one customer. */
    private static void subscribe(Site site, Hooks hooks, Site.Caller partner, Feed feed) throws Exception {
        site.all(IntStream.range(0, RECEIVERS)
                .<Callable<Void>>mapToObj(number -> () -> {
                    var customer = List.of(feed.customers().get(number));
                    site.subscribe(partner, hooks.url(number), List.of("migration.*"), customer);
                    return null;
                })
                .toList());
    }

    private static Rounds rounds(Site site, Hooks hooks, Feed feed, Client client, Scale scale) throws Exception {
        var rounds = new Rounds(
                "webhooks/s",
                new Contender(
                        "P1 notification-service",
                        new Backlog(site, hooks, feed, scale.backlog()),
                        Target.atLeast(1_000)),
                List.of(
                        new Contender(
                                "the durable floor",
                                new Floor(site.database(), client, hooks, feed, scale.backlog()),
                                Target.atLeast(0.6)),
                        new Contender("a bare HTTP loop", new BareLoop(client, hooks, feed, scale.backlog()), null)));
        rounds.run(scale.warmUps(), scale.rounds());
        return rounds;
    }

    private static List<String> method(Scale scale) {
        return List.of(
                "Everything on the one machine: the four services, PostgreSQL (fsync and synchronous_commit on), one broker, the"
                        + " load and the receivers, which answer 204 at once.",
                "P1, rate: %,d events with 1 kB of data are sent to the topic; the clock runs from the first until each webhook is"
                                .formatted(scale.backlog())
                        + " received exactly once and every result is stored. %d receivers, one for each event. %d rounds of pairs"
                                .formatted(RECEIVERS, scale.rounds())
                        + " in alternating order after %d that warm up; intervals are of the median (bootstrap). The type is one of"
                                .formatted(scale.warmUps())
                        + " which people are told by webhook alone.",
                "The durable floor inserts message and delivery 500 at a time, posts by the same client with the same settings,"
                        + " updates up to 500 results at a time, all at once; it neither consumes a topic, signs, logs attempts,"
                        + " filters, nor keeps order. The bare loop only posts. Their code:"
                        + " benchmarks/src/main/java/dev/sluice/benchmarks/webhooks.",
                "Valid when the 95 % interval of the ratio of notification-service to itself lies within 15 % of 1.",
                "P1, latency: open model, %,d events a second for %d s as a Poisson process; the percentiles of 10 windows, from"
                                .formatted(scale.perSecond(), scale.load().toSeconds())
                        + " the intended time of sending to the topic to the receipt. Statements for each delivery are counted by"
                        + " a test of notification-service: at most two.",
                "P2: %,d events a second for %d s to %d receivers, with one that takes requests and never answers, and without; the"
                                .formatted(
                                        scale.isolationPerSecond(),
                                        scale.isolation().toSeconds(),
                                        RECEIVERS)
                        + " percentile is of the others.",
                "P3: a customer with %,d endpoints submits a change request, by turns with one that has a single endpoint. The rate"
                                .formatted(scale.fanOut())
                        + " is from the command to the last receipt; acceptance is the time of the command's answer.",
                "P8: open model, %d change requests a second for %d s; from the intended time of the command to cocp-service to the"
                                .formatted(
                                        scale.commandsPerSecond(),
                                        scale.commands().toSeconds())
                        + " receipt of its webhook by the new partner.");
    }
}
