package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A partner claims the same once. When two of its claims come to the same, because a subscription took another one's place, the
 * one that was confirmed first stays, else the one that was submitted first; the other one gives way.
 */
@ApplicationScoped
class OwnClaims {

    private static final Comparator<Claim> FIRST = Comparator.comparing((Claim claim) -> orNever(claim.confirmedAt()))
            .thenComparing(claim -> orNever(claim.firstSubmittedAt()))
            .thenComparing(Claim::id);

    private final Claims claims;
    private final ClaimKeys keys;
    private final Grants grants;
    private final Consequences consequences;
    private final ClaimClocks clocks;
    private final BusinessClock clock;

    OwnClaims(
            Claims claims,
            ClaimKeys keys,
            Grants grants,
            Consequences consequences,
            ClaimClocks clocks,
            BusinessClock clock) {
        this.claims = claims;
        this.keys = keys;
        this.grants = grants;
        this.consequences = consequences;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** False when the claim that moves is the one that gives way. */
    boolean makeRoom(Claim mover, Collection<String> claimed, Instant at) {
        for (var id : keys.claimedBy(mover.matter().partnerTenantId(), claimed, mover.id())) {
            var other = claims.lock(id).orElseThrow();
            if (FIRST.compare(mover, other) > 0) {
                giveWay(mover, at);
                return false;
            }
            giveWay(other, at);
        }
        return true;
    }

    private void giveWay(Claim claim, Instant at) {
        var act = Act.of(
                Caller.system("lineage"),
                "give_way_to_own_claim",
                null,
                claim,
                clock.now(claim.matter().customerTenantId()));
        switch (claim.state()) {
            case APPROVED -> {
                grants.end(claim, at);
                consequences.of(act, claim, claim.end(at));
            }
            case ENDED -> grants.end(claim, at);
            case DISPUTE -> consequences.of(act, claim, claim.finish(RejectionReason.CLAIMED_TWICE.name(), act.at()));
            case DRAFT, SUBMITTED, UNDER_REVIEW, PARTNER_ACTION_REQUIRED ->
                consequences.of(act, claim, claim.reject(RejectionReason.CLAIMED_TWICE, clocks, act.at()));
            case REJECTED, REJECTED_FINAL -> {}
        }
    }

    private static Instant orNever(@Nullable Instant instant) {
        return instant == null ? Instant.MAX : instant;
    }
}
