package dev.sluice.transfer.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.UUID;

/** Everything that is told about subscriptions. */
sealed interface SubscriptionEvent extends Event {

    @Override
    default String topic() {
        return "transfer.migration-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Changed _ -> "subscription.changed.v1";
            case Canceled _ -> "subscription.canceled.v1";
            case WindowOpened _ -> "subscription.window-opened.v1";
            case WindowClosing _ -> "subscription.window-closing.v1";
            case WindowClosed _ -> "subscription.window-closed.v1";
        };
    }

    record Changed(@JsonUnwrapped SubscriptionFacts facts, Instant effectiveAt) implements SubscriptionEvent {}

    record Canceled(@JsonUnwrapped SubscriptionFacts facts, Instant effectiveAt) implements SubscriptionEvent {}

    record WindowOpened(@JsonUnwrapped WindowFacts facts) implements SubscriptionEvent {}

    record WindowClosing(@JsonUnwrapped WindowFacts facts) implements SubscriptionEvent {}

    record WindowClosed(@JsonUnwrapped WindowFacts facts) implements SubscriptionEvent {}

    /** A window, and how many licences can be given back in it. */
    record WindowFacts(
            UUID subscriptionId,
            UUID customerTenantId,
            UUID partnerTenantId,
            WindowKind kind,
            int slice,
            int quantity,
            Instant closesAt) {}
}
