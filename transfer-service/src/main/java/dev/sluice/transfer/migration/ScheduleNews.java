package dev.sluice.transfer.migration;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what happens to scheduled migrations, and keeps it in the audit trail. */
@ApplicationScoped
class ScheduleNews {

    private final Outbox outbox;
    private final AuditTrail trail;

    ScheduleNews(Outbox outbox, AuditTrail trail) {
        this.outbox = outbox;
        this.trail = trail;
    }

    void tell(MigrationSchedule schedule, ScheduleEvent event, Instant at) {
        var id = schedule.id().toString();
        outbox.publish(
                event,
                new Announced(id, schedule.nextSequence(), schedule.customerTenantId(), schedule.parties(), at, id));
    }

    void keep(
            Caller caller,
            String operation,
            MigrationSchedule schedule,
            List<String> addOns,
            @Nullable ScheduleFacts before,
            Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "new_commerce_migration_schedule",
                        schedule.id().toString(),
                        schedule.customerTenantId(),
                        null,
                        before,
                        schedule.facts(addOns),
                        schedule.parties()),
                at);
    }
}
