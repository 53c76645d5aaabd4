package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.legacy.LegacyLedger;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.subscription.Origin;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps what hangs on a scheduled migration in step with it: its subscriptions, seats and deadlines. */
@ApplicationScoped
class Scheduling {

    private final MigrationSchedules schedules;
    private final ScheduleJson json;
    private final ScheduleNews news;
    private final ScheduleDeadlines deadlines;
    private final OpenFlows flows;
    private final Seats seats;
    private final LegacyLedger legacy;
    private final List<MigrationWatch> watches;

    Scheduling(
            MigrationSchedules schedules,
            ScheduleJson json,
            ScheduleNews news,
            ScheduleDeadlines deadlines,
            OpenFlows flows,
            Seats seats,
            LegacyLedger legacy,
            @All List<MigrationWatch> watches) {
        this.schedules = schedules;
        this.json = json;
        this.news = news;
        this.deadlines = deadlines;
        this.flows = flows;
        this.seats = seats;
        this.legacy = legacy;
        this.watches = watches;
    }

    /** @param targetAt absent: at the renewal */
    MigrationSchedule.Wanted wanted(
            Bundle bundle, Checked checked, @Nullable Instant targetAt, @Nullable String reference) {
        return new MigrationSchedule.Wanted(
                json.text(bundle),
                targetAt,
                targetAt == null ? checked.base().subscription().termEnd() : targetAt,
                reference);
    }

    MigrationSchedule add(Caller caller, Origin origin, Checked checked, MigrationSchedule.Wanted wanted, Instant now) {
        var schedule = new MigrationSchedule(TimeOrderedId.next(), origin, checked, wanted, now);
        var addOns = addOns(checked);
        news.tell(schedule, schedule.scheduled(addOns), now);
        schedules.add(schedule);
        take(schedule, checked, now);
        deadlines.scheduled(schedule, now);
        news.keep(caller, "schedule_new_commerce_migration", schedule, addOns, null, now);
        return schedule;
    }

    /** Instead of what it had. */
    void change(
            Caller caller, MigrationSchedule schedule, Checked checked, MigrationSchedule.Wanted wanted, Instant now) {
        var before = schedule.facts(addOns(schedule));
        free(schedule);
        var addOns = addOns(checked);
        news.tell(schedule, schedule.change(checked, wanted, addOns, now), now);
        take(schedule, checked, now);
        deadlines.scheduled(schedule, now);
        news.keep(caller, "change_new_commerce_migration_schedule", schedule, addOns, before, now);
    }

    /** Nothing holds its subscriptions and seats any more. */
    private void over(MigrationSchedule schedule) {
        free(schedule);
        deadlines.withdraw(schedule);
    }

    /** It was called off: what it was for may be the vendor's to lead again. */
    void canceled(MigrationSchedule schedule, Instant now) {
        over(schedule);
        watches.forEach(watch -> watch.canceled(schedule.id()));
        lookAgain(schedule, now);
    }

    private void lookAgain(MigrationSchedule schedule, Instant now) {
        json.bundle(schedule).subscriptionIds().forEach(id -> legacy.lookAgain(id, now));
    }

    void failed(MigrationSchedule schedule, Instant now) {
        over(schedule);
        lookAgain(schedule, now);
        var code = Objects.requireNonNull(schedule.errorCode());
        var detail = Objects.requireNonNull(schedule.errorDescription());
        watches.forEach(watch -> watch.failed(schedule.id(), code, detail));
    }

    /** What it holds goes on to its migration. */
    void processed(MigrationSchedule schedule) {
        deadlines.withdraw(schedule);
    }

    List<String> addOns(MigrationSchedule schedule) {
        return json.bundle(schedule).addOns().stream()
                .map(Member::currentSubscriptionId)
                .toList();
    }

    private static List<String> addOns(Checked checked) {
        return checked.parts().stream()
                .skip(1)
                .map(part -> part.subscription().id())
                .toList();
    }

    private void take(MigrationSchedule schedule, Checked checked, Instant now) {
        flows.take(
                checked.parts().stream().map(part -> part.subscription().id()).toList(),
                Flow.MIGRATION_SCHEDULE,
                schedule.id(),
                new OpenFlows.Parties(
                        schedule.customerTenantId(), schedule.partner().tenantId()),
                now);
        checked.parts().stream()
                .filter(part -> part.offer() != null)
                .forEach(part -> seats.hold(
                        schedule.customerTenantId(), part.sku(), part.member().id(), part.quantity()));
    }

    private void free(MigrationSchedule schedule) {
        flows.release(schedule.id());
        json.bundle(schedule).members().forEach(member -> seats.release(member.id()));
    }
}
