package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.List;

/** Everything that is told about scheduled migrations. */
sealed interface ScheduleEvent extends Event {

    @Override
    default String topic() {
        return "transfer.migration-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Scheduled _ -> "migration.scheduled.v1";
            case Changed _ -> "migration.schedule-changed.v1";
            case Canceled _ -> "migration.schedule-canceled.v1";
            case Failed _ -> "migration.schedule-failed.v1";
        };
    }

    record Scheduled(@JsonUnwrapped ScheduleFacts facts) implements ScheduleEvent {}

    /** {@code warnings}: codes of what would be against it if it ran as things stand. */
    record Changed(@JsonUnwrapped ScheduleFacts facts, List<String> warnings) implements ScheduleEvent {}

    record Canceled(@JsonUnwrapped ScheduleFacts facts, Instant effectiveAt) implements ScheduleEvent {}

    record Failed(@JsonUnwrapped ScheduleFacts facts, String failureCode) implements ScheduleEvent {}
}
