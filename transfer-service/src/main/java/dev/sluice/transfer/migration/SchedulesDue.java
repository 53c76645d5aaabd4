package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.legacy.LegacyWatch;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Turns scheduled migrations into migrations when their time has come, and looks at them every night until then. */
@ApplicationScoped
class SchedulesDue implements DueHandler, LegacyWatch {

    private final MigrationSchedules schedules;
    private final Scheduling scheduling;
    private final ScheduleJson json;
    private final ScheduleNews news;
    private final ScheduleDeadlines deadlines;
    private final MigrationChecks checks;
    private final MigrationStart start;
    private final LegacySubscriptions subscriptions;
    private final OpenFlows flows;
    private final BusinessClock clock;

    SchedulesDue(
            MigrationSchedules schedules,
            Scheduling scheduling,
            ScheduleJson json,
            ScheduleNews news,
            ScheduleDeadlines deadlines,
            MigrationChecks checks,
            MigrationStart start,
            LegacySubscriptions subscriptions,
            OpenFlows flows,
            BusinessClock clock) {
        this.schedules = schedules;
        this.scheduling = scheduling;
        this.json = json;
        this.news = news;
        this.deadlines = deadlines;
        this.checks = checks;
        this.start = start;
        this.subscriptions = subscriptions;
        this.flows = flows;
        this.clock = clock;
    }

    @Override
    public String aggregateType() {
        return ScheduleDeadlines.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return schedules.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var schedule = schedules.findById(aggregateId);
        for (var row : rows) {
            if (schedule.state() == ScheduleState.CREATED) {
                if (row.kind().equals(ScheduleDeadlines.RUN)) {
                    run(schedule, row.dueAt());
                } else {
                    look(schedule, row.dueAt());
                }
            }
        }
        schedules.flush();
    }

    private void run(MigrationSchedule schedule, Instant dueAt) {
        checks.lock(json.bundle(schedule));
        var checked = check(schedule, clock.now(), true);
        var addOns = scheduling.addOns(schedule);
        var before = schedule.facts(addOns);
        if (checked.isEligible()) {
            var cause = new LegacyMigration.Cause(schedule.origin(), schedule.id(), schedule.externalReferenceId());
            schedule.process(start.begin(MigrationEnding.SYSTEM, checked, cause, dueAt), dueAt);
            scheduling.processed(schedule);
            news.keep(
                    MigrationEnding.SYSTEM, "process_new_commerce_migration_schedule", schedule, addOns, before, dueAt);
        } else {
            fail(schedule, checked.objections().getFirst(), addOns, before, dueAt);
        }
    }

    /** A change for the worse, or for the better, is told; the same as last night is not. */
    private void look(MigrationSchedule schedule, Instant dueAt) {
        var checked = check(schedule, dueAt, false);
        var found = checked.violations();
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

    private Checked check(MigrationSchedule schedule, Instant now, boolean reservesSeats) {
        var bundle = json.bundle(schedule);
        var when = schedule.isOnRenewal()
                ? new MigrationChecks.When(
                        schedule.runsAt().minus(1, ChronoUnit.MICROS),
                        schedule.subscriptionEndDate().plusDays(1),
                        null)
                : MigrationChecks.When.of(schedule.runsAt());
        var checked = checks.check(
                new MigrationChecks.Asked(
                        schedule.partner().tenantId(),
                        bundle,
                        when,
                        schedule.id(),
                        reservesSeats,
                        MigrationScheduleEntry.ADD_ONS),
                checks.lookups(now));
        return schedule.origin() == Origin.VENDOR ? checked.ledByVendor() : checked;
    }

    /** A renewal that has moved takes its schedule along; what another partner has now is free for that one. */
    @Override
    public void changed(LegacySubscription subscription, Instant now) {
        flows.find(subscription.id())
                .filter(flow -> flow.flow() == Flow.MIGRATION_SCHEDULE)
                .flatMap(flow -> schedules.lock(flow.id()))
                .ifPresent(schedule -> changed(schedule, subscription, now));
    }

    private void changed(MigrationSchedule schedule, LegacySubscription subscription, Instant now) {
        var isBase = schedule.currentSubscriptionId().equals(subscription.id());
        var isOfAnother =
                !subscription.partnerTenantId().equals(schedule.partner().tenantId());
        if (isBase && isOfAnother) {
            leave(schedule, now);
        } else if (isOfAnother) {
            flows.release(schedule.id(), subscription.id());
        } else if (isBase && schedule.isOnRenewal() && isMoved(schedule, subscription, now)) {
            move(schedule, subscription, now);
        }
    }

    /** What was to run by now runs. */
    private static boolean isMoved(MigrationSchedule schedule, LegacySubscription subscription, Instant now) {
        return schedule.runsAt().isAfter(now) && !schedule.runsAt().equals(subscription.termEnd());
    }

    /** A partner's wish has failed; what the vendor led is led anew, for the other one. */
    private void leave(MigrationSchedule schedule, Instant now) {
        var addOns = scheduling.addOns(schedule);
        var before = schedule.facts(addOns);
        if (schedule.origin() == Origin.VENDOR) {
            news.tell(schedule, schedule.cancel(addOns, now), now);
            scheduling.canceled(schedule, now);
            news.keep(MigrationEnding.SYSTEM, "cancel_new_commerce_migration_schedule", schedule, addOns, before, now);
        } else {
            fail(schedule, Objection.of(Ineligibility.NOT_YOUR_SUBSCRIPTION), addOns, before, now);
        }
        schedules.flush();
    }

    private void fail(
            MigrationSchedule schedule, Objection because, List<String> addOns, ScheduleFacts before, Instant now) {
        news.tell(schedule, schedule.fail(because, addOns, now), now);
        scheduling.failed(schedule, now);
        news.keep(MigrationEnding.SYSTEM, "fail_new_commerce_migration_schedule", schedule, addOns, before, now);
    }

    private void move(MigrationSchedule schedule, LegacySubscription subscription, Instant now) {
        var known = subscriptions.find(subscription.id()).orElseThrow().at(now);
        news.tell(schedule, schedule.renewsAt(known.termEnd(), known.lastDay(), scheduling.addOns(schedule), now), now);
        deadlines.scheduled(schedule, now);
        schedules.flush();
    }
}
