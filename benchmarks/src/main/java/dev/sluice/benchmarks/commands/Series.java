package dev.sluice.benchmarks.commands;

import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.environment.CpuTime;
import dev.sluice.benchmarks.environment.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands from several callers, each of whom asks again as soon as it was answered. Every trial takes what nobody
 * has asked for, and fails unless each table has grown by exactly what as many commands write.
 */
public final class Series implements AutoCloseable {

    private final WrittenRows each;
    private final int commands;
    private final int callers;
    private final Connection connection;
    private int next;

    /** Carries out the command of that number. */
    @FunctionalInterface
    public interface Caller extends AutoCloseable {

        void command(int number) throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** Each works for itself. */
    @FunctionalInterface
    public interface Hiring {

        Caller hire() throws Exception;
    }

    /** @param first number of the first of what nobody has asked for */
    public Series(Database database, WrittenRows each, int first, int commands, int callers) throws SQLException {
        this.each = each;
        this.next = first;
        this.commands = commands;
        this.callers = callers;
        this.connection = database.connect();
    }

    public Reading measure(Hiring hiring) throws Exception {
        var before = Tables.counts(connection);
        var cpu = CpuTime.now();
        var start = System.nanoTime();
        run(hiring);
        var nanos = System.nanoTime() - start;
        var used = CpuTime.now().secondsSince(cpu);
        requireRows(Tables.growth(before, Tables.counts(connection)));
        return new Reading(commands * 1e9 / nanos, used * 1_000 / commands);
    }

    private void run(Hiring hiring) throws Exception {
        var number = new AtomicInteger(next);
        next += commands;
        var end = next;
        var working = new ArrayList<Future<?>>();
        try (var executor = Executors.newFixedThreadPool(callers)) {
            for (int i = 0; i < callers; i++) {
                working.add(executor.submit(() -> {
                    try (var caller = hiring.hire()) {
                        for (int mine = number.getAndIncrement(); mine < end; mine = number.getAndIncrement()) {
                            caller.command(mine);
                        }
                    }
                    return true;
                }));
            }
        }
        for (var each : working) {
            each.get();
        }
    }

    private void requireRows(Map<String, Long> growth) {
        var expected = new TreeMap<String, Long>();
        each.counts().forEach((table, rows) -> expected.put(table, rows * commands));
        if (!growth.equals(expected)) {
            throw new IllegalStateException("%d commands wrote %s, not %s".formatted(commands, growth, expected));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
