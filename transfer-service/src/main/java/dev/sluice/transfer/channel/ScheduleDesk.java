package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.ea.EaSubscriptions;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.relationship.RelationshipConfig;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A partner schedules the renewal of an EA subscription. */
@ApplicationScoped
@Transactional
public class ScheduleDesk {

    private final EaSubscriptions subscriptions;
    private final LiveFacts live;
    private final PlanLoad load;
    private final RenewalPolicy policy;
    private final Duration visibilityDelay;
    private final ScheduleChecks checks;
    private final ChannelTransfers transfers;
    private final HandOvers handOvers;
    private final Seats seats;
    private final TransferDeadlines deadlines;
    private final TransferNews news;
    private final BusinessClock clock;

    ScheduleDesk(
            EaSubscriptions subscriptions,
            LiveFacts live,
            PlanLoad load,
            ChannelTransfers transfers,
            HandOvers handOvers,
            Seats seats,
            TransferDeadlines deadlines,
            TransferNews news,
            ChannelTransferConfig config,
            RelationshipConfig relationships,
            BusinessClock clock) {
        this.subscriptions = subscriptions;
        this.live = live;
        this.load = load;
        this.policy = RenewalPolicy.of(config);
        this.visibilityDelay = relationships.agreementVisibilityDelay();
        this.checks = new ScheduleChecks(live, policy, visibilityDelay);
        this.transfers = transfers;
        this.handOvers = handOvers;
        this.seats = seats;
        this.deadlines = deadlines;
        this.news = news;
        this.clock = clock;
    }

    /** @throws Refusal 403 for who may not renew anything */
    public void requireAllowed(Caller caller) {
        if (!caller.has("admin-agent")) {
            Objection.refuse(List.of(Objection.of(Reason.ROLE_NOT_ALLOWED)));
        }
        checks.requireTransacting(caller);
    }

    /** Of two partners that want the same one, the second waits for the first and is then told that it is held. */
    public UUID schedule(Caller caller, ScheduleEntry entry) {
        var wish = entry.wish();
        var now = clock.now();
        var found = lock(checks.require(caller, entry.eaSubscriptionId(), now));
        var id = TimeOrderedId.next();
        var checked = checks.check(caller, id, found, wish, now);
        Objection.refuse(checked.objections());
        return add(caller, id, checked.situation(), wish, checked.terms(), now);
    }

    /**
     * The same as one after the other, all or none; returns the ids in the order of the entries.
     *
     * @param entries no subscription twice
     */
    public List<UUID> scheduleAll(Caller caller, List<ScheduleEntry> entries) {
        var now = clock.now();
        var wanted = entries.stream().map(ScheduleEntry::eaSubscriptionId).toList();
        subscriptions.lockAll(wanted);
        handOvers.readAhead(wanted);
        var known = new ScheduleChecks(
                new ScheduledFacts(live, load.of(caller.tenant(), wanted, now)), policy, visibilityDelay);
        return entries.stream()
                .map(entry -> schedule(known, caller, entry, now))
                .toList();
    }

    private UUID schedule(ScheduleChecks known, Caller caller, ScheduleEntry entry, Instant now) {
        var found = known.require(caller, entry.eaSubscriptionId(), now);
        var id = TimeOrderedId.next();
        var checked = known.check(caller, id, found, entry.wish(), now);
        Objection.refuse(checked.objections());
        return add(caller, id, checked.situation(), entry.wish(), checked.terms(), now);
    }

    private ScheduleChecks.Found lock(ScheduleChecks.Found found) {
        var locked = subscriptions.lock(found.subscription().id()).orElseThrow(ScheduleChecks::strange);
        return new ScheduleChecks.Found(locked, found.agreement());
    }

    private UUID add(
            Caller caller,
            UUID id,
            RenewalPolicy.Situation situation,
            Wish wish,
            ChannelTransfer.Terms terms,
            Instant now) {
        var subject = new ChannelTransfer.Subject(
                situation.subscription().id(),
                situation.agreement().agreementId(),
                situation.customer().tenantId(),
                new PartnerRef(
                        situation.partner().tenantId(), situation.partner().name()),
                situation.subscription().sku(),
                Objects.requireNonNull(situation.end()));
        var transfer = new ChannelTransfer(id, subject, wish, terms, now);
        news.tell(transfer, transfer.scheduled(), now);
        transfers.add(transfer);
        handOvers.taken(subject.eaSubscriptionId());
        seats.hold(subject.customerTenantId(), subject.sku(), id, wish.quantity());
        deadlines.scheduled(transfer);
        news.keep(caller, "schedule_channel_transfer", transfer, null, now);
        return id;
    }
}
