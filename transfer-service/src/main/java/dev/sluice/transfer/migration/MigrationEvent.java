package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;

/** Everything that is told about migrations. */
sealed interface MigrationEvent extends Event {

    @Override
    default String topic() {
        return "transfer.migration-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Started _ -> "migration.started.v1";
            case SubscriptionCreated _ -> "migration.subscription-created.v1";
            case SubscriptionProvisioned _ -> "migration.subscription-provisioned.v1";
            case Completed _ -> "migration.completed.v1";
            case Failed _ -> "migration.failed.v1";
            case RepairStarted _ -> "migration.repair-started.v1";
            case Reverted _ -> "migration.reverted.v1";
        };
    }

    record Started(@JsonUnwrapped MigrationFacts facts) implements MigrationEvent {}

    record SubscriptionCreated(@JsonUnwrapped MigrationFacts facts) implements MigrationEvent {}

    record SubscriptionProvisioned(@JsonUnwrapped MigrationFacts facts) implements MigrationEvent {}

    /** {@code effectiveAt}: from when on the new subscription is there. */
    record Completed(@JsonUnwrapped MigrationFacts facts, Instant effectiveAt) implements MigrationEvent {}

    record Failed(@JsonUnwrapped MigrationFacts facts, String failureCode) implements MigrationEvent {}

    /** The old subscription is suspended and there is no new one: nobody is without service until it is repaired or reverted. */
    record RepairStarted(@JsonUnwrapped MigrationFacts facts, String failureCode) implements MigrationEvent {}

    /** {@code effectiveAt}: from when on the old subscription is active again. */
    record Reverted(@JsonUnwrapped MigrationFacts facts, String failureCode, Instant effectiveAt)
            implements MigrationEvent {}
}
