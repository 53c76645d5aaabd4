package dev.sluice.transfer.batch;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.KeptCallers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner does with a batch. Of racing acts one wins; the others are told the state that it left. */
@ApplicationScoped
@Transactional
public class BatchActs {

    private final Batches batches;
    private final BatchItems items;
    private final ItemKinds kinds;
    private final BatchPlanning planning;
    private final BatchViews views;
    private final BatchNews news;
    private final KeptCallers callers;
    private final BusinessClock clock;

    BatchActs(
            Batches batches,
            BatchItems items,
            ItemKinds kinds,
            BatchPlanning planning,
            BatchViews views,
            BatchNews news,
            KeptCallers callers,
            BusinessClock clock) {
        this.batches = batches;
        this.items = items;
        this.kinds = kinds;
        this.planning = planning;
        this.views = views;
        this.news = news;
        this.callers = callers;
        this.clock = clock;
    }

    /** Tries every item out without doing it. May be repeated until the batch runs. */
    public BatchView plan(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var locked = require(caller, id, ifMatch);
        locked.requireAble(BatchState.PLANNED, "plan");
        var refused = planning.plan(caller, locked.batch());
        locked.batch().plan(refused, locked.now());
        return acted(locked, "plan_batch");
    }

    /** By somebody else than who made the batch. */
    public BatchView approve(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var locked = require(caller, id, ifMatch);
        if (locked.batch().state() != BatchState.PLANNED || locked.batch().approvedAt() != null) {
            throw locked.refusal("approve");
        }
        if (locked.batch().wasMadeBy(caller)) {
            throw ownApproval();
        }
        locked.batch().approve(locked.now());
        return acted(locked, "approve_batch");
    }

    public BatchView run(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var locked = require(caller, id, ifMatch);
        if (locked.batch().state() == BatchState.FINISHED) {
            throw locked.refusal("run");
        }
        locked.requireAble(BatchState.RUNNING, "run");
        requireApproval(locked.batch());
        return started(locked, "run_batch");
    }

    /** Returns when nothing of it is being carried out any more. */
    public BatchView pause(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var locked = require(caller, id, ifMatch);
        locked.requireAble(BatchState.PAUSED, "pause");
        var counts = items.counts(id);
        news.tell(locked.batch(), locked.batch().pause(PausedBecause.REQUESTED, counts, locked.now()), locked.now());
        return acted(locked, "pause_batch");
    }

    public BatchView resume(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var locked = require(caller, id, ifMatch);
        if (locked.batch().state() != BatchState.PAUSED) {
            throw locked.refusal("resume");
        }
        return started(locked, "resume_batch");
    }

    /** Those that failed, and no other. */
    public BatchView retryFailed(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var locked = require(caller, id, ifMatch);
        if (locked.batch().state() != BatchState.FINISHED || items.retryFailed(id) == 0) {
            throw locked.refusal("retry-failed");
        }
        return started(locked, "retry_failed_of_batch");
    }

    /** What was carried out stays; nothing more is begun. */
    public BatchView cancel(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var locked = require(caller, id, ifMatch);
        locked.requireAble(BatchState.CANCELED, "cancel");
        items.cancelPending(id);
        news.tell(locked.batch(), locked.batch().cancel(items.counts(id), locked.now()), locked.now());
        return acted(locked, "cancel_batch");
    }

    /** A batch, until this transaction ends. */
    private record Locked(Caller caller, Batch batch, BatchFacts before, Instant now) {

        void requireAble(BatchState target, String action) {
            if (!batch.canBecome(target)) {
                throw refusal(action);
            }
        }

        Refusal refusal(String action) {
            var violation = Violation.of(
                            null,
                            "ACTION_NOT_ALLOWED_IN_STATE",
                            "It is %s; %s is not possible.".formatted(batch.state(), action))
                    .with(Remedy.of("CALLER", "Do one of allowedActions."));
            return new Refusal(Refusal.Kind.CONFLICT, violation.code(), violation.message(), List.of(violation))
                    .with("action", action)
                    .with("state", batch.state())
                    .with("stateSince", batch.stateSince());
        }
    }

    private Locked require(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var batch = batches.lock(id).filter(found -> found.isOwner(caller)).orElseThrow(() -> BatchDesk.unknown(id));
        kinds.of(batch.kind()).requireAllowed(caller);
        IfMatch.honour(ifMatch, batch.version());
        return new Locked(caller, batch, batch.facts(items.counts(id)), clock.now());
    }

    private static Refusal ownApproval() {
        var violation = Violation.of(
                        null, "SECOND_PERSON_REQUIRED", "A batch is approved by somebody else than who made it.")
                .with(Remedy.of("PARTNER", "Have a colleague approve it."));
        return new Refusal(Refusal.Kind.FORBIDDEN, violation.code(), violation.message(), List.of(violation));
    }

    private void requireApproval(Batch batch) {
        if (views.approval(batch).stillNeeded()) {
            var violation = Violation.of(null, "APPROVAL_REQUIRED", "A batch of this size is approved before it runs.")
                    .with(Remedy.of("PARTNER", "Plan it, and have a colleague approve it."));
            throw new Refusal(Refusal.Kind.CONFLICT, violation.code(), violation.message(), List.of(violation))
                    .with("state", batch.state())
                    .with("stateSince", batch.stateSince());
        }
    }

    /** Whoever lets it go on is who gives its commands. */
    private BatchView started(Locked locked, String operation) {
        var batch = locked.batch();
        var event = batch.run(callers.write(locked.caller(), batch.id()), items.counts(batch.id()), locked.now());
        news.tell(batch, event, locked.now());
        return acted(locked, operation);
    }

    private BatchView acted(Locked locked, String operation) {
        var batch = locked.batch();
        batches.flush();
        batches.moved(batch.id());
        news.keep(locked.caller(), operation, locked.before(), batch.facts(items.counts(batch.id())), locked.now());
        return views.of(batch, locked.caller());
    }
}
