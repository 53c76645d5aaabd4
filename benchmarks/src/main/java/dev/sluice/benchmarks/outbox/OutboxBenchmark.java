package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.Benchmark;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Backing.Database;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Measurement;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** The relay's rate and latency, beside gruelbox transaction-outbox and a naive relay. */
public final class OutboxBenchmark implements Benchmark {

    private static final String DATABASE = "bench";

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
            figures.addAll(latency(database, backing.brokers(), scale));
            return new Measurement("P4: the outbox relay", method(scale), rounds.agree(), figures);
        }
    }

    private void createTables(Database database) throws SQLException {
        SluiceOutbox.createTable(database);
        NaiveOutbox.createTable(database);
        try (var connection = database.connect()) {
            postgres = connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static Rounds rounds(Database database, String brokers, Scale scale)
            throws SQLException, InterruptedException {
        try (var sluice = new SluiceOutbox(database, brokers);
                var naive = new NaiveOutbox(database, brokers);
                var gruelbox = new GruelboxOutbox(database, brokers);
                var drain = new Drain(database, brokers)) {
            sluice.start();
            naive.start();
            gruelbox.start();
            var rounds = new Rounds(drain, scale, sluice, naive, gruelbox);
            rounds.run();
            return rounds;
        }
    }

    private static List<Figure> latency(Database database, String brokers, Scale scale) throws Exception {
        try (var arrivals = new Arrivals(brokers);
                var sluice = new SluiceOutbox(database, brokers)) {
            sluice.start();
            var load = new OpenLoad(database, sluice, scale.perSecond(), scale.load());
            var latencies = load.run(arrivals);
            var bound = Target.atMost(300);
            return List.of(
                    milliseconds("p50 from the intended time", Latencies.at(latencies.fromIntended(), 0.5)),
                    milliseconds("p99 from the intended time", Latencies.at(latencies.fromIntended(), 0.99))
                            .with(bound)
                            .costing(latencies.cpuSecondsPerThousand()),
                    milliseconds("p50 from the commit", Latencies.at(latencies.fromCommit(), 0.5)),
                    milliseconds("p99 from the commit", Latencies.at(latencies.fromCommit(), 0.99))
                            .with(bound));
        }
    }

    private static Figure milliseconds(String what, Sample sample) {
        return Figure.of(what + " to being readable", "ms", sample);
    }

    private static List<String> method(Scale scale) {
        return List.of(
                "Everything on the one machine: PostgreSQL (fsync and synchronous_commit on), one broker (acks=all, idempotent"
                        + " producers of the same settings), the relays and the writers.",
                "Rates: a backlog of 1 kB events with 16 headers is committed in one transaction; the clock runs from its commit"
                        + " until the topic has grown by exactly as many and the table is empty. %d rounds of Sluice, gruelbox,"
                                .formatted(scale.rounds())
                        + " naive and Sluice again, in alternating order; ratios are of neighbours; intervals are of the median"
                        + " (bootstrap).",
                "Valid when the median ratio of Sluice to itself lies within 15 % of 1.",
                "Latency: open model, %,d events a second for %d s as a Poisson process, a transaction each; the percentiles"
                                .formatted(scale.perSecond(), scale.load().toSeconds())
                        + " of 10 windows; a consumer has read the event, which is later than the broker's acknowledgement.",
                "gruelbox transaction-outbox 4.2.268 runs unordered, from memory after the commit, on 16 threads and connections;"
                        + " the naive relay is one thread that sends a batch of 100 at once and keeps the order. Their code:"
                        + " benchmarks/src/main/java/dev/sluice/benchmarks/outbox.");
    }
}
