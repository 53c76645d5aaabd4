package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.environment.CpuTime;
import dev.sluice.benchmarks.environment.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** How fast a backlog leaves: from its commit until the topic has grown by all of it and the table is empty. */
final class Drain implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 3;

    private final Duration patience;
    private final TopicSize topic;
    private final Connection connection;
    private int run;

    Drain(Database database, String brokers, Duration patience) throws SQLException {
        this.patience = patience;
        this.topic = new TopicSize(brokers);
        this.connection = database.connect();
    }

    /** Events a second. */
    Reading measure(EventOutbox outbox, int events) throws SQLException, InterruptedException {
        tidy(outbox.table());
        var before = topic.records();
        var start = new Start();
        outbox.write(Payload.batch(++run, events), start);
        awaitRecords(before + events);
        awaitEmpty(outbox.table());
        var nanos = System.nanoTime() - start.nanoTime;
        var used = CpuTime.now().secondsSince(start.cpu);
        requireNoMoreThan(before + events);
        return new Reading(events * 1e9 / nanos, used * 1_000 / events);
    }

    /** The same start for everybody: no dead rows and no garbage of whoever ran before. */
    @SuppressWarnings("ExplicitGC")
    private void tidy(String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum " + table);
        }
        System.gc();
    }

    private void awaitRecords(long expected) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (topic.records() < expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d events never arrived".formatted(expected - topic.records()));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void requireNoMoreThan(long expected) {
        var records = topic.records();
        if (records != expected) {
            throw new IllegalStateException("%d events were sent twice".formatted(records - expected));
        }
    }

    private void awaitEmpty(String table) throws SQLException, InterruptedException {
        try (var select = connection.prepareStatement("select exists (select from %s)".formatted(table))) {
            while (true) {
                try (var row = select.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        topic.close();
        connection.close();
    }

    /** What the clocks showed when the backlog was there to be relayed. */
    private static final class Start implements Runnable {

        private CpuTime cpu = CpuTime.now();
        private long nanoTime;

        @Override
        public void run() {
            cpu = CpuTime.now();
            nanoTime = System.nanoTime();
        }
    }
}
