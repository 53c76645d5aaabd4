package dev.sluice.transfer.batch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/** Everything that is told about batches. */
sealed interface BatchEvent extends Event {

    @Override
    default String topic() {
        return "transfer.migration-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Started _ -> "batch.started.v1";
            case Paused _ -> "batch.paused.v1";
            case Progressed _ -> "batch.progressed.v1";
            case Finished _ -> "batch.finished.v1";
        };
    }

    record Started(@JsonUnwrapped BatchFacts facts) implements BatchEvent {}

    record Paused(@JsonUnwrapped BatchFacts facts, PausedBecause pausedBecause) implements BatchEvent {}

    record Progressed(@JsonUnwrapped BatchFacts facts) implements BatchEvent {}

    /** Every item was tried, or it was called off. */
    record Finished(@JsonUnwrapped BatchFacts facts) implements BatchEvent {}
}
