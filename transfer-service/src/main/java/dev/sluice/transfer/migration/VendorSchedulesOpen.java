package dev.sluice.transfer.migration;

import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the vendor has scheduled for the end of a term keeps no partner from an act of its own: that takes its place. */
@ApplicationScoped
class VendorSchedulesOpen {

    private final MigrationSchedules schedules;
    private final Scheduling scheduling;
    private final ScheduleNews news;
    private final OpenFlows flows;

    VendorSchedulesOpen(MigrationSchedules schedules, Scheduling scheduling, ScheduleNews news, OpenFlows flows) {
        this.schedules = schedules;
        this.scheduling = scheduling;
        this.news = news;
        this.flows = flows;
    }

    /** The same without those. */
    Map<String, OpenFlow> withoutThem(Map<String, OpenFlow> busy) {
        var scheduled = busy.values().stream()
                .filter(flow -> flow.flow() == Flow.MIGRATION_SCHEDULE)
                .map(OpenFlow::id)
                .collect(Collectors.toSet());
        var vendors = schedules.openOfVendor(scheduled);
        var others = new HashMap<>(busy);
        others.values().removeIf(flow -> vendors.contains(flow.id()));
        return others;
    }

    private static boolean isOne(MigrationSchedule schedule) {
        return schedule.origin() == Origin.VENDOR && schedule.state() == ScheduleState.CREATED;
    }

    /** Calls them off. The bundle is locked. */
    void giveWay(Bundle bundle, Instant now) {
        flows
                .find(bundle.subscriptionIds().stream()
                        .map(LegacySubscription::normal)
                        .toList())
                .values()
                .stream()
                .filter(flow -> flow.flow() == Flow.MIGRATION_SCHEDULE)
                .map(OpenFlow::id)
                .distinct()
                .sorted()
                .forEach(id -> schedules
                        .lock(id)
                        .filter(VendorSchedulesOpen::isOne)
                        .ifPresent(schedule -> giveWay(schedule, now)));
    }

    private void giveWay(MigrationSchedule schedule, Instant now) {
        var addOns = scheduling.addOns(schedule);
        var before = schedule.facts(addOns);
        news.tell(schedule, schedule.cancel(addOns, now), now);
        scheduling.canceled(schedule, now);
        news.keep(MigrationEnding.SYSTEM, "supersede_new_commerce_migration_schedule", schedule, addOns, before, now);
        schedules.flush();
    }
}
