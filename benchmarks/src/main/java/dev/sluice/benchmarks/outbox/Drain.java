package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.environment.Backing.Database;
import dev.sluice.benchmarks.environment.CpuTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** How fast a backlog leaves: from its commit until the last event was seen in the topic and the table is empty. */
final class Drain implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Arrivals arrivals;
    private final Connection connection;
    private int run;

    Drain(Database database, Arrivals arrivals) throws SQLException {
        this.arrivals = arrivals;
        this.connection = database.connect();
    }

    /** Events a second. */
    Reading measure(Contender contender, int events) throws SQLException, InterruptedException {
        var batch = Payload.batch(++run, events);
        tidy(contender.table());
        var arriving = arrivals.expect(run, events);
        var cpu = CpuTime.now();
        var start = contender.write(batch);
        var last = arriving.awaitAll(PATIENCE);
        var end = Math.max(last, awaitEmpty(contender.table()));
        var used = CpuTime.now().secondsSince(cpu);
        return new Reading(events * 1e9 / (end - start), used * 1_000 / events);
    }

    /** The same start for everybody: no dead rows of whoever ran before. */
    private void tidy(String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum " + table);
        }
    }

    private long awaitEmpty(String table) throws SQLException, InterruptedException {
        try (var select = connection.prepareStatement("select exists (select from %s)".formatted(table))) {
            while (true) {
                try (var row = select.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return System.nanoTime();
                    }
                }
                Thread.sleep(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
