package dev.sluice.transfer.migration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.sql.Together;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Looks at scheduled migrations every night until they run: many in a transaction, which reads what they need at once. */
@ApplicationScoped
class NightlyLooks implements DueHandler {

    private static final int AT_ONCE = 100;

    private final MigrationSchedules schedules;
    private final Scheduling scheduling;
    private final ScheduleChecks checks;
    private final MigrationChecks lookups;
    private final MigrationLoad load;
    private final ScheduleJson json;
    private final ScheduleNews news;
    private final ScheduleDeadlines deadlines;
    private final Together together;

    NightlyLooks(
            MigrationSchedules schedules,
            Scheduling scheduling,
            ScheduleChecks checks,
            MigrationChecks lookups,
            MigrationLoad load,
            ScheduleJson json,
            ScheduleNews news,
            ScheduleDeadlines deadlines,
            Together together) {
        this.schedules = schedules;
        this.scheduling = scheduling;
        this.checks = checks;
        this.lookups = lookups;
        this.load = load;
        this.json = json;
        this.news = news;
        this.deadlines = deadlines;
        this.together = together;
    }

    /** What was read for those that are looked at together, and of whose customers they are. */
    private record Read(ReadAhead known, Map<UUID, Set<UUID>> customers) {}

    @Override
    public String aggregateType() {
        return ScheduleDeadlines.LOOKS;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return schedules.lockUnlessHeld(aggregateId);
    }

    @Override
    public Collection<UUID> lockAll(Collection<UUID> aggregateIds) {
        var locked = schedules.lockAllUnlessHeld(aggregateIds);
        together.know(Read.class, read(schedules.list("id in ?1", locked)));
        return locked;
    }

    private Read read(List<MigrationSchedule> found) {
        return new Read(
                load.of(found.stream()
                        .map(MigrationSchedule::currentSubscriptionId)
                        .toList()),
                found.stream()
                        .collect(groupingBy(
                                schedule -> schedule.partner().tenantId(),
                                mapping(MigrationSchedule::customerTenantId, toSet()))));
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var schedule = schedules.findById(aggregateId);
        for (var row : rows) {
            if (schedule.state() == ScheduleState.CREATED) {
                look(schedule, row.dueAt());
            }
        }
    }

    /** A change for the worse, or for the better, is told; the same as last night is not. */
    private void look(MigrationSchedule schedule, Instant dueAt) {
        var found = checks.of(schedule, lookupsOf(schedule, dueAt), false).violations();
        var codes = found.stream().map(Violation::code).distinct().toList();
        var known =
                json.findings(schedule).stream().map(Violation::code).distinct().toList();
        if (!codes.equals(known)) {
            var addOns = scheduling.addOns(schedule);
            var before = schedule.facts(addOns);
            news.tell(schedule, schedule.warn(found.isEmpty() ? null : json.text(found), codes, addOns), dueAt);
            news.keep(MigrationEnding.SYSTEM, "check_new_commerce_migration_schedule", schedule, addOns, before, dueAt);
        }
        deadlines.checkAfter(schedule, dueAt);
    }

    private Lookups lookupsOf(MigrationSchedule schedule, Instant dueAt) {
        return together.once(List.of(NightlyLooks.class, dueAt), () -> {
            var read = together.once(Read.class, () -> read(List.of(schedule)));
            var found = lookups.lookups(dueAt, read.known());
            read.customers().forEach((partner, customers) -> load.customers(found, partner, customers));
            return found;
        });
    }
}
