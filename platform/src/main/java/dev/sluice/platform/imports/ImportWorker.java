package dev.sluice.platform.imports;

import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.problem.DatabaseFaults;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Applies accepted imports, a batch in a transaction. A batch that fails is cut short before the row that failed; a row that
 * fails as the first of its batch is the only one that does. Every replica works; the operation's row lock, held as long as
 * the transaction, is the lease.
 */
@ApplicationScoped
class ImportWorker {

    private static final int BATCH = 500;
    private static final int TRANSACTION_SECONDS = 60;
    private static final Duration BROKEN_OFF_AFTER = Duration.ofMinutes(10);
    private static final Duration REPORTS_KEPT = Duration.ofDays(30);

    private final ImportRun run;
    private final Operations operations;
    private final Clock realTime;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean stopping;

    ImportWorker(ImportRun run, Operations operations, Clock realTime) {
        this.run = run;
        this.operations = operations;
        this.realTime = realTime;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Something was accepted: begins at once instead of at the next tick. */
    void wake() {
        Thread.ofVirtual().name("import-worker").start(this::work);
    }

    @Scheduled(every = "${sluice.imports.work-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (working.tryLock()) {
            try {
                while (!stopping && step()) {
                    Log.debug("applied a batch of an import");
                }
            } finally {
                working.unlock();
            }
        }
    }

    @Scheduled(every = "${sluice.imports.tidy-every:10m}", delayed = "1m")
    void tidy() {
        operations.discardReceivingBefore(realTime.instant().minus(BROKEN_OFF_AFTER));
        operations.forgetDoneBefore(realTime.instant().minus(REPORTS_KEPT));
    }

    /** False when there is nothing to do, or the database is away. */
    boolean step() {
        return attempt(new Batch(BATCH, true));
    }

    private boolean attempt(Batch batch) {
        try {
            inTransaction(() -> claim(batch).ifPresent(operation -> apply(operation, batch)));
        } catch (TakenBack dry) {
            ifUnchanged(dry.operation(), () -> run.settle(dry.operation(), batch));
        } catch (RuntimeException e) {
            return recover(batch, e);
        }
        FailPoint.reached("import.after-commit");
        return batch.operation().isPresent();
    }

    private void apply(Operation operation, Batch batch) {
        run.apply(operation, batch);
        if (operation.validateOnly()) {
            throw new TakenBack(operation);
        }
        run.settle(operation, batch);
    }

    /** Another try goes on with the operation that failed; a first one takes what is next. */
    private Optional<Operation> claim(Batch batch) {
        return batch.operation().map(Operation::id).map(operations::claim).orElseGet(operations::claim);
    }

    private boolean recover(Batch batch, RuntimeException e) {
        var operation = batch.operation();
        if (DatabaseFaults.isPassing(e) || operation.isEmpty()) {
            Log.warnf("imports wait: %s", e.getMessage());
            return false;
        }
        if (batch.isBulk()) {
            return again(operation.get(), batch.limit());
        }
        if (batch.unsuspected() < 1) {
            ifUnchanged(operation.get(), () -> run.giveUp(operation.get(), e));
            return true;
        }
        return again(operation.get(), batch.unsuspected());
    }

    /** Row by row, so that the one to blame is found. */
    private boolean again(Operation operation, int limit) {
        var careful = new Batch(limit, false);
        careful.begin(operation);
        return attempt(careful);
    }

    /** Unless another replica took the same rows meanwhile. */
    private void ifUnchanged(Operation seen, Runnable work) {
        inTransaction(() -> operations
                .claim(seen.id())
                .filter(now -> now.processed() == seen.processed())
                .ifPresent(now -> work.run()));
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(work);
    }

    /** Ends the transaction of a dry run's batch without effect. */
    private static final class TakenBack extends RuntimeException {

        private final transient Operation operation;

        TakenBack(Operation operation) {
            super("dry run", null, false, false);
            this.operation = operation;
        }

        Operation operation() {
            return operation;
        }
    }
}
