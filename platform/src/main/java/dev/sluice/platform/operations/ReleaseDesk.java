package dev.sluice.platform.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a parked key run on: its records go to the consumer in order, until one is refused again, which then is the one to
 * blame. While a batch is applied the consumer itself waits at this key, so nothing overtakes.
 */
@ApplicationScoped
public class ReleaseDesk {

    private static final int BATCH = 500;

    private final WaitingRecords waiting;
    private final Release release;
    private final AuditTrail audit;
    private final BusinessClock clock;

    ReleaseDesk(WaitingRecords waiting, Release release, AuditTrail audit, BusinessClock clock) {
        this.waiting = waiting;
        this.release = release;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of a key.
     *
     * @param released false: it stays parked for {@code reason}, or more than one batch waited and this was a dry run
     * @param deadLetters how many of its records nobody could read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            UUID id,
            boolean released,
            int dropped,
            int applied,
            int deadLetters,
            @Nullable String reason) {

        private Outcome refused(@Nullable String refusal) {
            return new Outcome(id, released, dropped, applied, deadLetters, refusal);
        }

        private Outcome plus(Outcome next) {
            return new Outcome(
                    id,
                    next.released,
                    dropped + next.dropped,
                    applied + next.applied,
                    deadLetters + next.deadLetters,
                    next.reason);
        }
    }

    /** Why the first record is given up. */
    public record Skip(
            @NotBlank(message = "REASON_REQUIRED: Say why.") String reason) {}

    public Outcome release(UUID id, Caller caller, boolean dryRun) {
        return run(key(id), null, caller, dryRun);
    }

    /** Drops the first record, then releases the others. */
    public Outcome skip(UUID id, String reason, Caller caller, boolean dryRun) {
        return run(key(id), reason, caller, dryRun);
    }

    private ParkedKey key(UUID id) {
        return waiting.find(id).orElseThrow(() -> Refusal.unknown("parked key", id));
    }

    private Outcome run(ParkedKey key, @Nullable String dropReason, Caller caller, boolean dryRun) {
        var outcome = new Outcome(key.id(), false, 0, 0, 0, null);
        var why = dropReason;
        @Nullable String refusal = null;
        var limit = BATCH;
        while (!outcome.released()) {
            var step = new Release.Step(key, limit, why != null);
            try {
                outcome = outcome.plus(take(step, why, caller, dryRun));
                limit = BATCH;
            } catch (RuntimeException e) {
                refusal = Attempts.reason(e);
                limit = Math.min(step.applied(), step.read() - 1);
                if (limit >= 1) {
                    continue;
                }
                outcome = outcome.plus(stop(step, e, refusal, why, caller, dryRun));
                if (outcome.reason() != null) {
                    return outcome;
                }
                limit = BATCH;
            }
            if (dryRun) {
                return outcome.refused(refusal);
            }
            why = null;
        }
        return outcome;
    }

    private Outcome take(Release.Step step, @Nullable String why, Caller caller, boolean dryRun) {
        return Attempts.run(dryRun, () -> audited(release.run(step), step.key(), why, caller));
    }

    private Outcome stop(
            Release.Step step,
            RuntimeException refused,
            String refusal,
            @Nullable String why,
            Caller caller,
            boolean dryRun) {
        return Attempts.run(dryRun, () -> audited(release.stop(step, refused, refusal), step.key(), why, caller));
    }

    private Outcome audited(Outcome outcome, ParkedKey key, @Nullable String why, Caller caller) {
        var operation = outcome.dropped() > 0 ? "skip_parked_record" : "release_parked_key";
        var change =
                new Change(operation, "parked_key", key.id().toString(), null, why, key.first(), outcome, Set.of());
        audit.record(caller, change, clock.now());
        return outcome;
    }
}
