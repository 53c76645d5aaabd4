package dev.sluice.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** When each piece of work was seen to be done, and whether one was seen twice. */
public final class Completions {

    private final AtomicLongArray seen;
    private final CountDownLatch missing;
    private final AtomicInteger repeated = new AtomicInteger();

    public Completions(int size) {
        this.seen = new AtomicLongArray(size);
        this.missing = new CountDownLatch(size);
    }

    /** By {@code System.nanoTime()}. */
    public void note(int number, long at) {
        if (seen.compareAndSet(number, 0, at)) {
            missing.countDown();
        } else {
            repeated.incrementAndGet();
        }
    }

    /** Fails when some are missing after that time. */
    public void awaitAll(Duration patience) throws InterruptedException {
        if (!missing.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("%d of %d never arrived".formatted(missing.getCount(), seen.length()));
        }
    }

    public long at(int number) {
        return seen.get(number);
    }

    public int size() {
        return seen.length();
    }

    public int repeated() {
        return repeated.get();
    }
}
