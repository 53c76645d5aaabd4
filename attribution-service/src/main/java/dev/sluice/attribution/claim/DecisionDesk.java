package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends an association again: the customer declines, or the partner disassociates itself. */
@ApplicationScoped
@Transactional
public class DecisionDesk {

    private final LockedClaims locked;
    private final Grants grants;
    private final Consequences consequences;
    private final ClaimNews news;
    private final ClaimClocks clocks;
    private final BusinessClock clock;

    DecisionDesk(
            LockedClaims locked,
            Grants grants,
            Consequences consequences,
            ClaimNews news,
            ClaimClocks clocks,
            BusinessClock clock) {
        this.locked = locked;
        this.grants = grants;
        this.consequences = consequences;
        this.news = news;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** The customer declines, at any time while the claim stands. */
    public UUID optOut(Caller caller, UUID id, @Nullable IfMatch ifMatch, @Nullable String why) {
        var claim = locked.require(caller, id, ifMatch, "opt-out", ClaimState::canBeDeclined);
        var act = act(caller, "opt_out_of_claim", claim, why);
        var rejected = claim.reject(RejectionReason.CUSTOMER_DECLINED, clocks, act.at());
        news.tell(claim, new ClaimEvent.OptedOut(claim.facts(), act.at()), act.at());
        consequences.of(act, claim, rejected);
        grants.end(claim, act.at());
        return id;
    }

    public UUID disassociate(Caller caller, UUID id, @Nullable IfMatch ifMatch, String why) {
        var claim = locked.require(caller, id, ifMatch, "disassociate", ClaimState.APPROVED::equals);
        var act = act(caller, "disassociate_claim", claim, why);
        consequences.of(act, claim, claim.finish("DISASSOCIATED", act.at()));
        grants.end(claim, act.at());
        return id;
    }

    private Act act(Caller caller, String operation, Claim claim, @Nullable String why) {
        return Act.of(caller, operation, why, claim, clock.now(claim.matter().customerTenantId()));
    }
}
