package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Everything that is looked at before a renewal is scheduled: the same for one, and for each in the plan of a batch. */
final class ScheduleChecks {

    private final Facts facts;
    private final Situations situations;
    private final Wishes wishes;
    private final RenewalPolicy policy;
    private final Duration visibilityDelay;

    ScheduleChecks(Facts facts, RenewalPolicy policy, Duration visibilityDelay) {
        this.facts = facts;
        this.situations = new Situations(facts);
        this.wishes = new Wishes(facts);
        this.policy = policy;
        this.visibilityDelay = visibilityDelay;
    }

    /** What an EA subscription is, and under which agreement. */
    record Found(EaSubscription subscription, EaAgreement agreement) {}

    /** @param terms what follows if nothing is against it */
    record Checked(RenewalPolicy.Situation situation, ChannelTransfer.Terms terms, List<Objection> objections) {}

    /** @throws Refusal 403 for partners that renew nothing */
    void requireTransacting(Caller caller) {
        if (!RenewalPolicy.mayTransact(facts.partner(caller.tenant()))) {
            Objection.refuse(List.of(Objection.of(Reason.PARTNER_TYPE_NOT_ALLOWED)));
        }
    }

    /**
     * Who asks comes before what is asked for; what is nobody's and what is somebody else's customer's look alike.
     *
     * @throws Refusal 403
     */
    Found require(Caller caller, String eaSubscriptionId, Instant now) {
        requireTransacting(caller);
        var found = facts.subscription(eaSubscriptionId)
                .flatMap(subscription -> facts.agreement(subscription.agreementId())
                        .map(agreement -> new Found(subscription, agreement)))
                .orElseThrow(ScheduleChecks::strange);
        var visibleFrom = facts.servedSince(caller.tenant(), found.agreement().customerTenantId())
                .map(since -> since.plus(visibilityDelay))
                .orElseThrow(ScheduleChecks::strange);
        if (visibleFrom.isAfter(now)) {
            Objection.refuse(
                    List.of(Objection.of(Reason.NO_CUSTOMER_RELATIONSHIP).from(visibleFrom)));
        }
        return found;
    }

    /** @param id of the renewal that it would become */
    Checked check(Caller caller, UUID id, Found found, Wish wish, Instant now) {
        var situation = situations.of(situations.view(caller, found.agreement(), now), found.subscription());
        var objections = new ArrayList<>(policy.objections(situation));
        var checked = wishes.check(id, situation, wish, now);
        objections.addAll(checked.objections());
        return new Checked(situation, checked.terms(), List.copyOf(objections));
    }

    static Refusal strange() {
        return Objection.refusal(List.of(Objection.of(Reason.NO_CUSTOMER_RELATIONSHIP)));
    }
}
