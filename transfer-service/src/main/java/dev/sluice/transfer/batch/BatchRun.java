package dev.sluice.transfer.batch;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.KeptCallers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** When a running batch goes on, and with what; each step is a transaction of its own. */
@ApplicationScoped
class BatchRun {

    private final Batches batches;
    private final BatchItems items;
    private final BatchNews news;
    private final KeptCallers callers;
    private final BusinessClock clock;

    BatchRun(Batches batches, BatchItems items, BatchNews news, KeptCallers callers, BusinessClock clock) {
        this.batches = batches;
        this.items = items;
        this.news = news;
        this.callers = callers;
        this.clock = clock;
    }

    /** Items of one batch that are to be tried next. */
    record Portion(UUID batch, Kind kind, Caller caller, List<Integer> items) {}

    /** Of the batch that waits longest; no items when others work on all that are left. */
    Optional<Portion> next(int most) {
        return inTransaction(() -> batches.next().map(batch -> {
            batches.moved(batch.id());
            return new Portion(
                    batch.id(),
                    batch.kind(),
                    callers.read(batch.requireCaller(), batch.id()),
                    items.next(batch.id(), batch.openUpTo(), most));
        }));
    }

    /** Decides whether it goes on, and tells how far it is. True when it does not go on. */
    boolean settle(UUID id) {
        return inTransaction(() -> batches.lock(id)
                .filter(batch -> batch.state() == BatchState.RUNNING)
                .map(this::settled)
                .orElse(true));
    }

    private boolean settled(Batch batch) {
        var now = clock.now();
        var counts = items.counts(batch.id());
        var before = batch.facts(counts);
        var event = ending(batch, counts);
        if (event.isPresent()) {
            news.tell(batch, event.get(), now);
            news.keep(Caller.system("batches"), "settle_batch", before, batch.facts(counts), now);
        } else if (batch.hasNews(counts)) {
            news.tell(batch, batch.progressed(counts), now);
        }
        FailPoint.reached("batch.settled");
        return event.isPresent();
    }

    private Optional<BatchEvent> ending(Batch batch, Counts counts) {
        var now = clock.now();
        if (counts.pending() == 0) {
            return Optional.of(batch.finish(counts, now));
        }
        if (batch.openUpTo() < batch.total() && items.isTried(batch.id(), batch.openUpTo())) {
            return Optional.of(batch.pause(PausedBecause.CANARY_DONE, counts, now));
        }
        return batch.failsTooOften(counts)
                ? Optional.of(batch.pause(PausedBecause.ERROR_RATE, counts, now))
                : Optional.empty();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
