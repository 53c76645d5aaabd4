package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.environment.CpuTime;
import dev.sluice.benchmarks.environment.Database;
import dev.sluice.benchmarks.load.Completions;
import dev.sluice.benchmarks.load.Latencies;
import dev.sluice.benchmarks.load.OpenLoad;
import dev.sluice.benchmarks.report.Figure;
import dev.sluice.benchmarks.report.Target;
import dev.sluice.benchmarks.statistics.Sample;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Events that come when they come, each in a transaction of its own, and how long each takes to the topic. */
final class OutboxLoad {

    private static final int WRITERS = 12;
    private static final int RUN = 999_999;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Target BOUND = Target.atMost(300);

    private final Database database;
    private final SluiceOutbox outbox;
    private final OpenLoad load;
    private final List<Payload> events;
    private final long[] writing;

    OutboxLoad(Database database, SluiceOutbox outbox, OpenLoad load) {
        this.database = database;
        this.outbox = outbox;
        this.load = load;
        this.events = Payload.batch(RUN, load.size());
        this.writing = new long[load.size()];
    }

    List<Figure> figures(String brokers) throws Exception {
        var completions = new Completions(load.size());
        try (var _ = new Arrivals(brokers, RUN, completions)) {
            var cpu = CpuTime.now();
            load.run(WRITERS, Writer::new);
            completions.awaitAll(PATIENCE);
            var used = CpuTime.now().secondsSince(cpu) * 1_000 / load.size();
            requireNoRepetition(completions);
            var fromIntended = Latencies.of(load::intended, completions);
            var fromWriting = Latencies.of(event -> writing[event], completions);
            return List.of(
                    milliseconds("p50 from the intended time", fromIntended.at(0.5)),
                    milliseconds("p99 from the intended time", fromIntended.at(0.99))
                            .with(BOUND)
                            .costing(used),
                    milliseconds("p50 from its transaction's begin", fromWriting.at(0.5)),
                    milliseconds("p99 from its transaction's begin", fromWriting.at(0.99))
                            .with(BOUND));
        }
    }

    private static void requireNoRepetition(Completions completions) {
        if (completions.repeated() > 0) {
            throw new IllegalStateException("%d events were sent twice".formatted(completions.repeated()));
        }
    }

    private static Figure milliseconds(String what, Sample sample) {
        return Figure.of(what + " to being readable", "ms", sample);
    }

    /** Commits events one by one on a connection of its own. */
    private final class Writer implements OpenLoad.Worker {

        private final OutboxWriter writer;

        Writer() throws SQLException {
            writer = new OutboxWriter(database.connect());
        }

        @Override
        public void perform(int number) throws SQLException {
            writing[number] = System.nanoTime();
            writer.write(List.of(events.get(number)), () -> {});
            outbox.relay().wake();
        }

        @Override
        public void close() throws SQLException {
            writer.close();
        }
    }
}
