package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.channel.RenewalPlan;
import dev.sluice.transfer.channel.ScheduleDesk;
import dev.sluice.transfer.channel.ScheduleEntry;
import dev.sluice.transfer.channel.TransferDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Renewals from an EA to CSP; an EA subscription stands in a batch once. */
@ApplicationScoped
class RenewalItems implements ItemKind<ScheduleEntry> {

    private static final int AT_ONCE = 64;

    private final RenewalPlan plan;
    private final ScheduleDesk schedules;
    private final TransferDesk transfers;

    RenewalItems(RenewalPlan plan, ScheduleDesk schedules, TransferDesk transfers) {
        this.plan = plan;
        this.schedules = schedules;
        this.transfers = transfers;
    }

    @Override
    public Kind kind() {
        return Kind.CHANNEL_TRANSFER;
    }

    @Override
    public Class<ScheduleEntry> row() {
        return ScheduleEntry.class;
    }

    @Override
    public void requireAllowed(Caller caller) {
        schedules.requireAllowed(caller);
    }

    @Override
    public String key(ScheduleEntry item) {
        return item.eaSubscriptionId();
    }

    @Override
    public List<Optional<Refusal>> plan(Caller caller, List<ScheduleEntry> items) {
        return plan.of(caller, items);
    }

    @Override
    public UUID apply(Caller caller, ScheduleEntry item, UUID batch) {
        return schedules.schedule(caller, item);
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public List<UUID> applyAll(Caller caller, List<ScheduleEntry> items, UUID batch) {
        return schedules.scheduleAll(caller, items);
    }

    @Override
    public String path(UUID made) {
        return "/v1/channel-transfers/";
    }

    @Override
    public Map<UUID, String> states(Collection<UUID> made) {
        return transfers.states(made);
    }
}
