package dev.sluice.platform.operations;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.DeadLetters;
import dev.sluice.platform.consume.Undecodable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** The steps of releasing a key; each belongs into one transaction. */
@ApplicationScoped
class Release {

    private final WaitingRecords waiting;
    private final Consumers consumers;
    private final Consumption consumption;
    private final DeadLetters deadLetters;
    private final EntityManager entities;

    Release(
            WaitingRecords waiting,
            Consumers consumers,
            Consumption consumption,
            DeadLetters deadLetters,
            EntityManager entities) {
        this.waiting = waiting;
        this.consumers = consumers;
        this.consumption = consumption;
        this.deadLetters = deadLetters;
        this.entities = entities;
    }

    /** A step to take, and how far it came. */
    static final class Step {

        private final ParkedKey key;
        private final int limit;
        private final boolean dropFirst;
        private int read;
        private int applied;

        Step(ParkedKey key, int limit, boolean dropFirst) {
            this.key = key;
            this.limit = limit;
            this.dropFirst = dropFirst;
        }

        ParkedKey key() {
            return key;
        }

        int read() {
            return read;
        }

        int applied() {
            return applied;
        }
    }

    /** Applies what waits, at most to the step's limit; throws what the consumer throws at the first that it refuses. */
    @Transactional(Transactional.TxType.MANDATORY)
    ReleaseDesk.Outcome run(Step step) {
        if (!waiting.lock(step.key.id())) {
            return outcome(step, true, 0, 0, null);
        }
        var dropped = dropFirst(step);
        var consumer = consumers.named(step.key.consumer());
        var records = waiting.first(step.key, step.limit);
        step.read = records.size();
        for (var record : records) {
            consumption.applyAgain(consumer, record.toRecord());
            waiting.remove(step.key.id(), record);
            step.applied++;
        }
        entities.flush();
        return outcome(step, waiting.removeIfEmpty(step.key.id()), dropped, 0, null);
    }

    /** After the first record was refused: nobody can read it, so it is a dead letter; or it is the one to blame now. */
    @Transactional(Transactional.TxType.MANDATORY)
    ReleaseDesk.Outcome stop(Step step, RuntimeException refusal, String reason) {
        step.applied = 0;
        if (!waiting.lock(step.key.id())) {
            return outcome(step, true, 0, 0, null);
        }
        var dropped = dropFirst(step);
        if (refusal instanceof Undecodable) {
            var record = waiting.first(step.key, 1).getFirst();
            deadLetters.add(step.key.consumer(), record.toRecord(), reason);
            waiting.remove(step.key.id(), record);
            return outcome(step, waiting.removeIfEmpty(step.key.id()), dropped, 1, null);
        }
        waiting.blame(step.key.id(), reason);
        return outcome(step, false, dropped, 0, reason);
    }

    private int dropFirst(Step step) {
        if (step.dropFirst) {
            waiting.first(step.key, 1).forEach(record -> waiting.remove(step.key.id(), record));
        }
        return step.dropFirst ? 1 : 0;
    }

    private static ReleaseDesk.Outcome outcome(
            Step step, boolean released, int dropped, int deadLetters, @Nullable String reason) {
        return new ReleaseDesk.Outcome(step.key.id(), released, dropped, step.applied, deadLetters, reason);
    }
}
