package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaAgreements;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.ea.EaSubscriptions;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.relationship.RelationshipConfig;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A partner schedules the renewal of an EA subscription. */
@ApplicationScoped
@Transactional
public class ScheduleDesk {

    private final EaAgreements agreements;
    private final EaSubscriptions subscriptions;
    private final Directory directory;
    private final ServedCustomers customers;
    private final Situations situations;
    private final Wishes wishes;
    private final ChannelTransfers transfers;
    private final Claims claims;
    private final Seats seats;
    private final TransferDeadlines deadlines;
    private final TransferNews news;
    private final RenewalPolicy policy;
    private final RelationshipConfig relationships;
    private final BusinessClock clock;

    ScheduleDesk(
            EaAgreements agreements,
            EaSubscriptions subscriptions,
            Directory directory,
            ServedCustomers customers,
            Situations situations,
            Wishes wishes,
            ChannelTransfers transfers,
            Claims claims,
            Seats seats,
            TransferDeadlines deadlines,
            TransferNews news,
            ChannelTransferConfig config,
            RelationshipConfig relationships,
            BusinessClock clock) {
        this.agreements = agreements;
        this.subscriptions = subscriptions;
        this.directory = directory;
        this.customers = customers;
        this.situations = situations;
        this.wishes = wishes;
        this.transfers = transfers;
        this.claims = claims;
        this.seats = seats;
        this.deadlines = deadlines;
        this.news = news;
        this.policy = RenewalPolicy.of(config);
        this.relationships = relationships;
        this.clock = clock;
    }

    /** What an EA subscription is, and under which agreement. */
    private record Found(EaSubscription subscription, EaAgreement agreement) {}

    /** Of two partners that want the same one, the second waits for the first and is then told that it is held. */
    public UUID schedule(Caller caller, ScheduleEntry entry) {
        var wish = entry.wish();
        if (!RenewalPolicy.mayTransact(directory.requirePartner(caller))) {
            Objection.refuse(List.of(Objection.of(Reason.PARTNER_TYPE_NOT_ALLOWED)));
        }
        var found = require(caller, entry.eaSubscriptionId());
        var now = clock.now();
        var id = TimeOrderedId.next();
        var situation = situations.of(situations.view(caller, found.agreement(), now), found.subscription());
        var objections = new ArrayList<>(policy.objections(situation));
        var checked = wishes.check(id, situation, wish, now);
        objections.addAll(checked.objections());
        Objection.refuse(objections);
        return add(caller, id, situation, wish, checked.terms(), now);
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
        claims.taken(subject.eaSubscriptionId());
        seats.hold(subject.customerTenantId(), subject.sku(), id, wish.quantity());
        deadlines.scheduled(transfer);
        news.keep(caller, "schedule_channel_transfer", transfer, null, now);
        return id;
    }

    /** What is nobody's and what is somebody else's customer's look alike. */
    private Found require(Caller caller, String eaSubscriptionId) {
        var found = subscriptions
                .find(eaSubscriptionId)
                .flatMap(subscription -> agreements
                        .find(subscription.agreementId())
                        .map(agreement -> new Found(subscription, agreement)))
                .orElseThrow(ScheduleDesk::strange);
        var visibleFrom = customers
                .since(caller.tenant(), found.agreement().customerTenantId())
                .map(since -> since.plus(relationships.agreementVisibilityDelay()))
                .orElseThrow(ScheduleDesk::strange);
        if (visibleFrom.isAfter(clock.now())) {
            Objection.refuse(
                    List.of(Objection.of(Reason.NO_CUSTOMER_RELATIONSHIP).from(visibleFrom)));
        }
        return new Found(subscriptions.lock(eaSubscriptionId).orElseThrow(ScheduleDesk::strange), found.agreement());
    }

    private static Refusal strange() {
        return Objection.refusal(List.of(Objection.of(Reason.NO_CUSTOMER_RELATIONSHIP)));
    }
}
