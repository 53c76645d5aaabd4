package dev.sluice.benchmarks.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Work that comes as a Poisson process whether or not the last piece is done; whoever is free does it, and a piece that has
 * to wait for somebody free counts its wait.
 */
public final class OpenLoad {

    private final long[] intended;
    private final AtomicInteger next = new AtomicInteger();

    /** What one of the workers does with the pieces that fall to it. */
    @FunctionalInterface
    public interface Worker extends AutoCloseable {

        void perform(int number) throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** Hires a worker; each has what only one may use, for example a connection. */
    @FunctionalInterface
    public interface Hiring {

        Worker hire() throws Exception;
    }

    public OpenLoad(int perSecond, Duration length) {
        intended = new long[Math.toIntExact(perSecond * length.toMillis() / 1_000)];
        var random = new Random(intended.length);
        var at = 0.0;
        for (int i = 0; i < intended.length; i++) {
            at -= Math.log(1 - random.nextDouble()) * 1e9 / perSecond;
            intended[i] = (long) at;
        }
    }

    public int size() {
        return intended.length;
    }

    /** When a piece was to begin, by {@code System.nanoTime()}; known once the load runs. */
    public long intended(int number) {
        return intended[number];
    }

    /** Returns when all was performed, which need not mean that it has arrived wherever it goes. */
    public void run(int workers, Hiring hiring) throws InterruptedException, ExecutionException {
        var start = System.nanoTime();
        for (int i = 0; i < intended.length; i++) {
            intended[i] += start;
        }
        var working = new ArrayList<Future<?>>();
        try (var executor = Executors.newFixedThreadPool(workers)) {
            for (int i = 0; i < workers; i++) {
                working.add(executor.submit(() -> {
                    work(hiring);
                    return true;
                }));
            }
        }
        for (var each : working) {
            each.get();
        }
    }

    private void work(Hiring hiring) throws Exception {
        try (var worker = hiring.hire()) {
            for (int i = next.getAndIncrement(); i < intended.length; i = next.getAndIncrement()) {
                while (System.nanoTime() < intended[i]) {
                    LockSupport.parkNanos(intended[i] - System.nanoTime());
                }
                worker.perform(i);
            }
        }
    }
}
