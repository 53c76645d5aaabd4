package dev.sluice.transfer.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.util.UUID;

/** Everything that is told about orders. */
sealed interface OrderEvent extends Event {

    @Override
    default String topic() {
        return "transfer.migration-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Scheduled _ -> "order.scheduled.v1";
            case Placed _ -> "order.placed.v1";
            case Failed _ -> "order.failed.v1";
            case Canceled _ -> "order.canceled.v1";
        };
    }

    record Scheduled(@JsonUnwrapped OrderFacts facts) implements OrderEvent {}

    record Placed(@JsonUnwrapped OrderFacts facts, UUID subscriptionId) implements OrderEvent {}

    record Failed(@JsonUnwrapped OrderFacts facts, String failureCode) implements OrderEvent {}

    record Canceled(@JsonUnwrapped OrderFacts facts) implements OrderEvent {}
}
