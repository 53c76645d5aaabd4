package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Partners schedule migrations, change them, and call them off until their time has come. */
@ApplicationScoped
@Transactional
public class MigrationScheduleDesk {

    private final MigrationSchedules schedules;
    private final Scheduling scheduling;
    private final ScheduleJson json;
    private final ScheduleNews news;
    private final MigrationChecks checks;
    private final VendorSchedulesOpen superseded;
    private final BusinessClock clock;

    MigrationScheduleDesk(
            MigrationSchedules schedules,
            Scheduling scheduling,
            ScheduleJson json,
            ScheduleNews news,
            MigrationChecks checks,
            VendorSchedulesOpen superseded,
            BusinessClock clock) {
        this.schedules = schedules;
        this.scheduling = scheduling;
        this.json = json;
        this.news = news;
        this.checks = checks;
        this.superseded = superseded;
        this.clock = clock;
    }

    /** @throws Refusal with every reason that would stand against it when its time has come, as far as one can know */
    public MigrationScheduleView schedule(Caller caller, MigrationScheduleEntry entry) {
        var said = entry.said();
        var now = clock.now();
        MigrationRights.requireOf(
                caller.tenant(), entry.currentSubscriptionId(), entry.customerTenantId(), checks.lookups(now));
        checks.lock(said);
        superseded.giveWay(said, now);
        var checked = check(caller, entry, said, null, now).require();
        var wanted = scheduling.wanted(said, checked, entry.targetAt(), entry.externalReferenceId());
        return view(caller, scheduling.add(caller, Origin.SCHEDULE, checked, wanted, now), now);
    }

    /** @param removed what the change takes away */
    public MigrationScheduleView change(
            Caller caller, UUID id, MigrationScheduleChange change, Set<String> removed, @Nullable IfMatch ifMatch) {
        var schedule = require(caller, id);
        IfMatch.require(ifMatch, schedule.version());
        var now = clock.now();
        requireSame(schedule, change.currentSubscriptionId());
        requireOpen(schedule, "change", now);
        return changed(caller, schedule, change.over(schedule, json.said(schedule), removed), now);
    }

    /** All of it anew. */
    public MigrationScheduleView replace(
            Caller caller, UUID id, MigrationScheduleEntry entry, @Nullable IfMatch ifMatch) {
        var schedule = require(caller, id);
        IfMatch.honour(ifMatch, schedule.version());
        var now = clock.now();
        requireSame(schedule, entry.currentSubscriptionId());
        requireOpen(schedule, "change", now);
        return changed(caller, schedule, entry, now);
    }

    public MigrationScheduleView cancel(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var schedule = require(caller, id);
        IfMatch.honour(ifMatch, schedule.version());
        var now = clock.now();
        requireOpen(schedule, "cancel", now);
        var addOns = scheduling.addOns(schedule);
        var before = schedule.facts(addOns);
        news.tell(schedule, schedule.cancel(addOns, now), now);
        scheduling.canceled(schedule, now);
        news.keep(caller, "cancel_new_commerce_migration_schedule", schedule, addOns, before, now);
        return view(caller, schedule, now);
    }

    public MigrationScheduleView get(Caller caller, UUID id) {
        return schedules
                .findByIdOptional(id)
                .filter(found -> found.isSeenBy(caller))
                .map(found -> view(caller, found, clock.now()))
                .orElseThrow(() -> unknown(id));
    }

    /** @param subscription and {@code reference}: absent where they do not matter */
    public Page<MigrationScheduleView> list(
            Caller caller,
            @Nullable ScheduleState state,
            @Nullable UUID customer,
            @Nullable String subscription,
            @Nullable String reference,
            PageRequest page) {
        var now = clock.now();
        var wanted = new MigrationSchedules.Wanted(
                state, customer, subscription == null ? null : LegacySubscription.normal(subscription), reference);
        return schedules.list(caller, wanted, page).map(found -> view(caller, found, now));
    }

    /** A schedule, as far as whoever made it wants to know what came of it. */
    public record Made(
            UUID id, ScheduleState state, @Nullable UUID migrationId) {}

    /** Those that are there. */
    public Map<UUID, Made> made(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : schedules.list("id in ?1", ids).stream()
                        .collect(Collectors.toMap(
                                MigrationSchedule::id, each -> new Made(each.id(), each.state(), each.migrationId())));
    }

    /** Of those that are there. */
    public Map<UUID, String> states(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : schedules.list("id in ?1", ids).stream()
                        .collect(Collectors.toMap(
                                MigrationSchedule::id, each -> each.state().name()));
    }

    private MigrationScheduleView changed(
            Caller caller, MigrationSchedule schedule, MigrationScheduleEntry entry, Instant now) {
        var said = entry.said().heldBy(json.said(schedule));
        checks.lock(said);
        superseded.giveWay(said, now);
        var checked = check(caller, entry, said, schedule.id(), now).require();
        var wanted = scheduling.wanted(said, checked, entry.targetAt(), entry.externalReferenceId());
        scheduling.change(caller, schedule, checked, wanted, now);
        return view(caller, schedule, now);
    }

    private Checked check(
            Caller caller, MigrationScheduleEntry entry, Bundle said, @Nullable UUID ownFlow, Instant now) {
        var lookups = checks.lookups(now);
        var base = MigrationRights.requireServed(caller.tenant(), said.base().currentSubscriptionId(), lookups)
                .at(now);
        var target = entry.targetAt();
        var when = target == null ? MigrationChecks.When.renewalOf(base) : MigrationChecks.When.target(target, now);
        var bundle = target == null ? said.full() : said;
        return checks.check(
                new MigrationChecks.Asked(caller.tenant(), bundle, when, ownFlow, true, entry.addOnsAt()), lookups);
    }

    private static void requireSame(MigrationSchedule schedule, @Nullable String subscription) {
        if (subscription != null && !LegacySubscription.normal(subscription).equals(schedule.currentSubscriptionId())) {
            throw Refusal.malformed(
                    "/currentSubscriptionId",
                    "INVALID_VALUE",
                    "is the subscription of the schedule: another one is another schedule");
        }
    }

    private static void requireOpen(MigrationSchedule schedule, String action, Instant now) {
        if (!schedule.isChangeable(now)) {
            var isLate = schedule.state() == ScheduleState.CREATED && schedule.origin() == Origin.SCHEDULE;
            var code = isLate ? "PROCESSING_STARTED" : "ACTION_NOT_ALLOWED_IN_STATE";
            var message = isLate
                    ? "It could be changed until %s.".formatted(schedule.runsAt())
                    : schedule.origin() == Origin.VENDOR
                            ? "The vendor leads it; migrate or schedule the subscription yourself to take its place."
                            : "It is %s; %s is not possible.".formatted(schedule.state(), action);
            throw new Refusal(Refusal.Kind.CONFLICT, code, message, List.of(Violation.of(null, code, message)))
                    .with("action", action)
                    .with("state", schedule.state())
                    .with("stateSince", schedule.stateSince());
        }
    }

    private MigrationSchedule require(Caller caller, UUID id) {
        return schedules.lock(id).filter(found -> found.isOwner(caller)).orElseThrow(() -> unknown(id));
    }

    private MigrationScheduleView view(Caller caller, MigrationSchedule schedule, Instant now) {
        schedules.flush();
        return MigrationScheduleView.of(schedule, json.bundle(schedule), json.findings(schedule), caller, now);
    }

    private static Refusal unknown(UUID id) {
        return Refusal.unknown("migration schedule", id);
    }
}
