package dev.sluice.attribution.claim;

import dev.sluice.attribution.association.ClaimAssociations;
import dev.sluice.attribution.association.Reach;
import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.attribution.subscription.SubscriptionWatcher;
import dev.sluice.attribution.subscription.ToldSubscription;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** An approved claim goes with its subscription to the one that takes its place, and ends with the last one. */
@ApplicationScoped
@Priority(1) // after the timelines of the subscriptions
class ClaimLine implements SubscriptionWatcher {

    private final Claims claims;
    private final Grants grants;
    private final ClaimAssociations associations;
    private final Consequences consequences;
    private final BusinessClock clock;

    ClaimLine(
            Claims claims,
            Grants grants,
            ClaimAssociations associations,
            Consequences consequences,
            BusinessClock clock) {
        this.claims = claims;
        this.grants = grants;
        this.associations = associations;
        this.consequences = consequences;
        this.clock = clock;
    }

    @Override
    public void before(List<ToldSubscription> transaction) {
        claims.lockAll(associations.claimsOn(transaction.stream()
                .flatMap(told -> told.subscriptionIds().stream())
                .toList()));
    }

    @Override
    public void told(ToldSubscription subscription) {
        claims.lockAll(associations.claimsOn(subscription.subscriptionIds()))
                .forEach(claim -> follow(claim, grants.settle(claim)));
    }

    /** The claim's state says what its reach says; the claim is locked. */
    void follow(Claim claim, Reach reach) {
        if (claim.matter().subscriptionId() == null
                || (claim.state() != ClaimState.APPROVED && claim.state() != ClaimState.ENDED)) {
            return;
        }
        var act = Act.of(
                Caller.system("lineage"),
                "follow_subscription",
                null,
                claim,
                clock.now(claim.matter().customerTenantId()));
        event(claim, reach).ifPresent(event -> consequences.of(act, claim, event));
    }

    private static Optional<ClaimEvent> event(Claim claim, Reach reach) {
        var current = reach.current();
        if (current.isPresent()) {
            var id = current.get().subscriptionId();
            return claim.state() == ClaimState.APPROVED
                            && id.equals(claim.matter().currentSubscriptionId())
                    ? Optional.empty()
                    : Optional.of(claim.follow(id, current.get().from()));
        }
        return claim.state() == ClaimState.APPROVED ? reach.over().map(claim::end) : Optional.empty();
    }
}
