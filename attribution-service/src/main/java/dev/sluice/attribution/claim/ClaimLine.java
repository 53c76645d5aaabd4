package dev.sluice.attribution.claim;

import dev.sluice.attribution.association.ClaimAssociations;
import dev.sluice.attribution.association.Reach;
import dev.sluice.attribution.association.Reach.Piece;
import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.attribution.subscription.SubscriptionWatcher;
import dev.sluice.attribution.subscription.Subscriptions;
import dev.sluice.attribution.subscription.ToldSubscription;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A claim goes with its subscription to what takes its place; one that was approved ends with the last one. */
@ApplicationScoped
@Priority(1) // after the timelines of the subscriptions
class ClaimLine implements SubscriptionWatcher {

    private final Claims claims;
    private final ClaimKeys keys;
    private final Subscriptions subscriptions;
    private final Grants grants;
    private final ClaimAssociations associations;
    private final OwnClaims own;
    private final Consequences consequences;
    private final BusinessClock clock;

    ClaimLine(
            Claims claims,
            ClaimKeys keys,
            Subscriptions subscriptions,
            Grants grants,
            ClaimAssociations associations,
            OwnClaims own,
            Consequences consequences,
            BusinessClock clock) {
        this.claims = claims;
        this.keys = keys;
        this.subscriptions = subscriptions;
        this.grants = grants;
        this.associations = associations;
        this.own = own;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** What is claimed before the claims: on every subscription to which one of them may come. */
    @Override
    public void before(List<ToldSubscription> transaction) {
        var told = transaction.stream()
                .flatMap(each -> each.subscriptionIds().stream())
                .toList();
        var ids = claims.claimedOn(subscriptions.ancestry(told));
        keys.lock(ids.stream()
                .flatMap(id -> claims.findByIdOptional(id).stream())
                .flatMap(claim -> possibleKeys(claim.matter(), told).stream())
                .distinct()
                .toList());
        claims.getEntityManager().clear();
        claims.lockAll(ids);
    }

    private List<String> possibleKeys(Matter matter, List<String> told) {
        var line = new ArrayList<>(subscriptions.line(Objects.requireNonNull(matter.subscriptionId())));
        line.addAll(told);
        return Stream.concat(matter.keys().stream(), matter.keysOn(line).stream())
                .toList();
    }

    @Override
    public void told(ToldSubscription subscription) {
        claims.lockAll(claims.claimedOn(subscriptions.ancestry(subscription.subscriptionIds())))
                .forEach(this::follow);
    }

    private void follow(Claim claim) {
        switch (claim.state()) {
            case APPROVED, ENDED -> follow(claim, grants.settle(claim));
            case DRAFT, SUBMITTED, UNDER_REVIEW, PARTNER_ACTION_REQUIRED, DISPUTE -> move(claim, reach(claim));
            case REJECTED, REJECTED_FINAL -> {}
        }
    }

    /** The claim's state says what its reach says; the claim is locked. */
    void follow(Claim claim, Reach reach) {
        if (claim.matter().subscriptionId() == null) {
            return;
        }
        if (reach.lasting().isEmpty()) {
            if (claim.state() == ClaimState.APPROVED) {
                reach.over().ifPresent(at -> consequences.of(act(claim), claim, claim.end(at)));
            }
        } else {
            move(claim, reach);
        }
    }

    private void move(Claim claim, Reach reach) {
        var ids = ids(reach);
        if (ids.isEmpty()
                || (claim.state() != ClaimState.ENDED && claim.matter().hasReached(ids))) {
            return;
        }
        var at = reach.lasting().getLast().from();
        if (own.makeRoom(claim, claim.matter().keysOn(ids), at)) {
            consequences.of(act(claim), claim, claim.follow(ids, at));
        }
    }

    /** Of a claim that was not followed because it was decided against. */
    void catchUp(Claim claim) {
        if (claim.matter().subscriptionId() != null) {
            var ids = ids(reach(claim));
            if (!ids.isEmpty()) {
                claim.matter().follow(ids);
            }
        }
    }

    private Reach reach(Claim claim) {
        return associations.reach(Objects.requireNonNull(claim.matter().subscriptionId()), claim.createdAt());
    }

    private static List<String> ids(Reach reach) {
        return reach.lasting().stream().map(Piece::subscriptionId).toList();
    }

    private Act act(Claim claim) {
        return Act.of(
                Caller.system("lineage"),
                "follow_subscription",
                null,
                claim,
                clock.now(claim.matter().customerTenantId()));
    }
}
