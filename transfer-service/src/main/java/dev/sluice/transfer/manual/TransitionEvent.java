package dev.sluice.transfer.manual;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/** Everything that is told about manual transitions. */
sealed interface TransitionEvent extends Event {

    @Override
    default String topic() {
        return "transfer.migration-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Opened _ -> "manual-transition.opened.v1";
            case StepDone _ -> "manual-transition.step-done.v1";
            case Completed _ -> "manual-transition.completed.v1";
        };
    }

    record Opened(@JsonUnwrapped TransitionFacts facts) implements TransitionEvent {}

    record StepDone(@JsonUnwrapped TransitionFacts facts, StepKind step, Who who) implements TransitionEvent {}

    record Completed(@JsonUnwrapped TransitionFacts facts) implements TransitionEvent {}
}
