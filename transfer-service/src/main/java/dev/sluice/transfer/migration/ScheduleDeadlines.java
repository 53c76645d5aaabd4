package dev.sluice.transfer.migration;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What falls due for a scheduled migration: its run, and a look at it every night until then. */
@ApplicationScoped
class ScheduleDeadlines implements DeadlineWords {

    static final String AGGREGATE = "migration_schedule";

    /** Apart, so that they are looked at many at once. */
    static final String LOOKS = "migration_schedule_look";

    static final String RUN = "RUN";
    private static final String CHECK = "CHECK";

    private static final String SYSTEM = "SYSTEM";

    private final Deadlines deadlines;

    ScheduleDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    void scheduled(MigrationSchedule schedule, Instant now) {
        deadlines.set(List.of(
                new Deadline(AGGREGATE, schedule.id(), RUN, "", schedule.runsAt(), who(schedule), schedule.parties())));
        checkAfter(schedule, now);
    }

    /** What the vendor scheduled nobody else can change. */
    static String who(MigrationSchedule schedule) {
        return schedule.origin() == Origin.VENDOR ? SYSTEM : "PARTNER";
    }

    /** The next night, when there is one before it runs. */
    void checkAfter(MigrationSchedule schedule, Instant now) {
        var night = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        if (night.isBefore(schedule.runsAt())) {
            deadlines.set(List.of(new Deadline(LOOKS, schedule.id(), CHECK, "", night, SYSTEM, Set.of())));
        } else {
            deadlines.withdraw(LOOKS, schedule.id());
        }
    }

    void withdraw(MigrationSchedule schedule) {
        deadlines.withdraw(AGGREGATE, schedule.id());
        deadlines.withdraw(LOOKS, schedule.id());
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/migration-schedules/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return deadline.who().equals(SYSTEM)
                ? "The migration that the vendor leads begins."
                : "The migration begins; until then it can be changed.";
    }
}
