package dev.sluice.attribution.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Two partners claim the same: each hears that there is another one, not who. */
@ApplicationScoped
class Rivalry {

    private final Claims claims;
    private final ClaimKeys keys;
    private final Arbitrations arbitrations;
    private final ClaimNews news;

    Rivalry(Claims claims, ClaimKeys keys, Arbitrations arbitrations, ClaimNews news) {
        this.claims = claims;
        this.keys = keys;
        this.arbitrations = arbitrations;
        this.news = news;
    }

    boolean exists(Claim claim) {
        return claim.state().isOpen() && !keys.rivals(claim).isEmpty();
    }

    /** True when the claim is in arbitration; its keys are locked. */
    boolean meet(Claim claim, Instant at) {
        var rivals = keys.rivals(claim);
        if (rivals.isEmpty()) {
            return false;
        }
        var joined = arbitrations.join(claim, rivals, at);
        joined.newcomers().forEach(id -> tell(id, joined.id(), at));
        claims.flush();
        return true;
    }

    private void tell(UUID claimId, UUID arbitrationId, Instant at) {
        var claim = claims.lock(claimId).orElseThrow();
        news.tell(claim, new ClaimEvent.ArbitrationOpened(claim.facts(), arbitrationId), at);
    }
}
