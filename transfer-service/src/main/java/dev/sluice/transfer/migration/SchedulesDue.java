package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.legacy.LegacyWatch;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Turns scheduled migrations into migrations when their time has come, and keeps them in step with what they are of. */
@ApplicationScoped
class SchedulesDue implements DueHandler, LegacyWatch {

    private final MigrationSchedules schedules;
    private final Scheduling scheduling;
    private final ScheduleJson json;
    private final ScheduleNews news;
    private final ScheduleDeadlines deadlines;
    private final MigrationChecks checks;
    private final ScheduleChecks scheduled;
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
            ScheduleChecks scheduled,
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
        this.scheduled = scheduled;
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
            if (schedule.state() == ScheduleState.CREATED && row.kind().equals(ScheduleDeadlines.RUN)) {
                run(schedule, row.dueAt());
            }
        }
        schedules.flush();
    }

    /** However late: what is to be repaired has its time from the start. */
    private void run(MigrationSchedule schedule, Instant dueAt) {
        checks.lock(json.bundle(schedule));
        var now = clock.now();
        var checked = scheduled.of(schedule, checks.lookups(now), true);
        var addOns = scheduling.addOns(schedule);
        var before = schedule.facts(addOns);
        if (checked.isEligible()) {
            var cause = new LegacyMigration.Cause(schedule.origin(), schedule.id(), schedule.externalReferenceId());
            schedule.process(start.begin(MigrationEnding.SYSTEM, checked, cause, now), dueAt);
            scheduling.processed(schedule);
            news.keep(
                    MigrationEnding.SYSTEM, "process_new_commerce_migration_schedule", schedule, addOns, before, dueAt);
        } else {
            fail(schedule, checked.objections().getFirst(), addOns, before, dueAt);
        }
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
