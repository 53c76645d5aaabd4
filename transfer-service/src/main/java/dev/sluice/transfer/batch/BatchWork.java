package dev.sluice.transfer.batch;

import dev.sluice.platform.deadlines.DueWork;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out running batches, a portion of one after a portion of another. Every replica works; nobody waits for an item's lock. */
@ApplicationScoped
class BatchWork implements DueWork {

    private static final int PORTION = 64;

    private final BatchRun run;
    private final ItemAttempts attempts;
    private final Batches batches;
    private final int concurrency;
    private final Duration kept;
    private volatile boolean stopping;

    BatchWork(BatchRun run, ItemAttempts attempts, Batches batches, BatchConfig config) {
        this.run = run;
        this.attempts = attempts;
        this.batches = batches;
        this.concurrency = config.concurrency();
        this.kept = config.kept();
    }

    @Scheduled(every = "${sluice.batches.work-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            while (!stopping && step() > 0) {
                Log.debug("carried out a portion of a batch");
            }
        } catch (RuntimeException e) {
            Log.warnf("batches wait: %s", e.getMessage());
        }
    }

    @Scheduled(every = "${sluice.batches.tidy-every:1h}", delayed = "1m")
    void tidy() {
        QuarkusTransaction.requiringNew().run(() -> batches.forget(kept));
    }

    /** A batch that runs is due since it runs: a clock that is moved moves on when it is through. */
    @Override
    public Optional<Instant> nextDueAt() {
        return QuarkusTransaction.requiringNew().call(batches::runningSince);
    }

    @Override
    public int runDue(Instant now) {
        return step();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** How much was settled; zero when there is nothing to do, or others do it. */
    private int step() {
        return run.next(PORTION).map(this::carryOut).orElse(0);
    }

    private int carryOut(BatchRun.Portion portion) {
        var together = attempts.all(portion);
        var settled = new AtomicInteger(together.size());
        var places = new Semaphore(concurrency);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var item : portion.items()) {
                if (together.contains(item)) {
                    continue;
                }
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        if (!stopping && attempts.one(portion, item)) {
                            settled.incrementAndGet();
                        }
                    } catch (RuntimeException e) {
                        Log.warnf(e, "item %d of batch %s is tried again", item, portion.batch());
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return settled.get() + (run.settle(portion.batch()) ? 1 : 0);
    }
}
