package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.comparison.Contender;
import dev.sluice.benchmarks.comparison.Rounds;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Database;
import dev.sluice.benchmarks.load.OpenLoad;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;

/** The relay's rate and latency, beside gruelbox transaction-outbox and a naive relay. */
public final class OutboxBenchmark implements Benchmark {

    private static final String DATABASE = "bench";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int USUAL_BATCH = 100;
    private static final int LARGE_BATCH = 1_000;
    private static final Target RATE = Target.atLeast(5_000);
    private static final Target RATIO = Target.atLeast(2);

    private String postgres = "";

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Map<String, String> versions() {
        return Map.of("PostgreSQL", postgres, "Kafka", AppInfoParser.getVersion());
    }

    @Override
    public Measurement run(Path root, boolean quick) throws Exception {
        var scale = quick ? Scale.QUICK : Scale.FULL;
        try (var backing = Backing.start(root, List.of(DATABASE))) {
            var database = backing.database(DATABASE);
            createTables(database);
            var rounds = rounds(database, backing.brokers(), scale);
            var figures = new ArrayList<>(rounds.figures());
            try (var sluice = new SluiceOutbox(database, backing.brokers())) {
                sluice.start();
                var load = new OpenLoad(scale.perSecond(), scale.load());
                figures.addAll(new OutboxLoad(database, sluice, load).figures(backing.brokers()));
            }
            return new Measurement("P4: the outbox relay", method(scale), rounds.agrees(), figures);
        }
    }

    private void createTables(Database database) throws SQLException {
        SluiceOutbox.createTable(database);
        NaiveOutbox.createTable(database);
        try (var connection = database.connect()) {
            postgres = connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static Rounds rounds(Database database, String brokers, Scale scale) throws Exception {
        try (var sluice = new SluiceOutbox(database, brokers);
                var gruelbox = new GruelboxOutbox(database, brokers);
                var drain = new Drain(database, brokers, PATIENCE)) {
            sluice.start();
            gruelbox.start();
            var rounds = new Rounds(
                    "events/s",
                    new Contender("Sluice's relay", () -> drain.measure(sluice, scale.backlog()), RATE),
                    List.of(
                            new Contender(
                                    "gruelbox transaction-outbox",
                                    () -> drain.measure(gruelbox, scale.gruelboxBacklog()),
                                    RATIO),
                            naive(database, brokers, drain, scale, USUAL_BATCH, RATIO),
                            naive(database, brokers, drain, scale, LARGE_BATCH, null)));
            rounds.run(scale.warmUps(), scale.rounds());
            return rounds;
        }
    }

    /** Runs only while it is measured: two of them would share the table. */
    private static Contender naive(
            Database database, String brokers, Drain drain, Scale scale, int batch, @Nullable Target target) {
        return new Contender(
                "naive relay, %,d rows at a time".formatted(batch),
                () -> {
                    try (var naive = new NaiveOutbox(database, brokers, batch)) {
                        naive.start();
                        return drain.measure(naive, scale.backlog());
                    }
                },
                target);
    }

    private static List<String> method(Scale scale) {
        return List.of(
                "Everything on the one machine: PostgreSQL (fsync and synchronous_commit on), one broker (acks=all, idempotent"
                        + " producers of the same settings), the relays and the writers.",
                "Rates: a backlog of 1 kB events with 16 headers is committed in one transaction; the clock runs from that commit"
                        + " until the topic has grown by exactly as many and the table is empty. %d rounds of pairs of Sluice and"
                                .formatted(scale.rounds())
                        + " each peer, in alternating order; ratios are of neighbours; intervals are of the median (bootstrap).",
                "Valid when the 95 % interval of the ratio of Sluice to itself lies within 15 % of 1.",
                "Latency: open model, %,d events a second for %d s as a Poisson process, a transaction each; the percentiles"
                                .formatted(scale.perSecond(), scale.load().toSeconds())
                        + " of 10 windows; a consumer has read the event, which is later than the broker's acknowledgement.",
                "gruelbox transaction-outbox 4.2.268 runs unordered, from memory after the commit, on 16 threads and connections;"
                        + " the naive relay is one thread that sends a batch of 100 at once and keeps the order. Their code:"
                        + " benchmarks/src/main/java/dev/sluice/benchmarks/outbox.");
    }
}
