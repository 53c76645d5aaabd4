package dev.sluice.transfer.migration;

import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;

/** What stands against a scheduled migration when its time comes. */
@ApplicationScoped
class ScheduleChecks {

    private final ScheduleJson json;
    private final MigrationChecks checks;

    ScheduleChecks(ScheduleJson json, MigrationChecks checks) {
        this.json = json;
        this.checks = checks;
    }

    Checked of(MigrationSchedule schedule, Lookups lookups, boolean reservesSeats) {
        var checked = checks.check(
                new MigrationChecks.Asked(
                        schedule.partner().tenantId(),
                        json.bundle(schedule),
                        when(schedule),
                        schedule.id(),
                        reservesSeats,
                        MigrationScheduleEntry.ADD_ONS),
                lookups);
        return schedule.origin() == Origin.VENDOR ? checked.ledByVendor() : checked;
    }

    private static MigrationChecks.When when(MigrationSchedule schedule) {
        return schedule.isOnRenewal()
                ? new MigrationChecks.When(
                        schedule.runsAt().minus(1, ChronoUnit.MICROS),
                        schedule.subscriptionEndDate().plusDays(1),
                        null)
                : MigrationChecks.When.of(schedule.runsAt());
    }
}
