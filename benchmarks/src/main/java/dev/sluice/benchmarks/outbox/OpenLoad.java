package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.environment.Backing.Database;
import dev.sluice.benchmarks.environment.CpuTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Events that come when they come: Poisson arrivals, each in a transaction of its own, written by whichever writer is free;
 * one that has to wait for a writer counts its wait.
 */
final class OpenLoad {

    private static final int WRITERS = 12;
    private static final int RUN = 999_999;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final SluiceOutbox outbox;
    private final List<Payload> events;
    private final long[] intended;
    private final long[] committing;
    private final AtomicInteger next = new AtomicInteger();

    OpenLoad(Database database, SluiceOutbox outbox, int perSecond, Duration length) {
        this.database = database;
        this.outbox = outbox;
        var size = Math.toIntExact(perSecond * length.toMillis() / 1_000);
        events = Payload.batch(RUN, size);
        intended = new long[size];
        committing = new long[size];
        var random = new Random(size);
        var at = 0.0;
        for (int i = 0; i < size; i++) {
            at -= Math.log(1 - random.nextDouble()) * 1e9 / perSecond;
            intended[i] = (long) at;
        }
    }

    Latencies run(Arrivals arrivals) throws InterruptedException, ExecutionException, SQLException {
        var arriving = arrivals.expect(RUN, events.size());
        var cpu = CpuTime.now();
        var start = System.nanoTime();
        for (int i = 0; i < intended.length; i++) {
            intended[i] += start;
        }
        var writing = new ArrayList<Future<?>>();
        try (var executor = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                writing.add(executor.submit(() -> {
                    write();
                    return true;
                }));
            }
        }
        for (var writer : writing) {
            writer.get();
        }
        arriving.awaitAll(PATIENCE);
        var used = CpuTime.now().secondsSince(cpu);
        return Latencies.of(intended, committing, arriving, used * 1_000 / events.size());
    }

    private void write() throws SQLException {
        try (var writer = new OutboxWriter(database.connect())) {
            for (int i = next.getAndIncrement(); i < intended.length; i = next.getAndIncrement()) {
                while (System.nanoTime() < intended[i]) {
                    LockSupport.parkNanos(intended[i] - System.nanoTime());
                }
                var event = i;
                writer.write(List.of(events.get(event)), () -> committing[event] = System.nanoTime());
                outbox.relay().wake();
            }
        }
    }
}
