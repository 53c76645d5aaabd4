package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.ClaimEvent.ArbitrationOpened;
import dev.sluice.attribution.claim.ClaimEvent.ArbitrationResolved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Partners that claim the same are in one arbitration, however many things they claim in common; each hears that there is another
 * one, not who.
 */
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

    /** The claim takes part in the arbitration about what it claims as it stands, and in no other. Its keys are locked. */
    void settle(Claim claim, Instant at) {
        var rivals = claim.state().competes() ? keys.rivals(claim) : List.<UUID>of();
        if (rivals.isEmpty()) {
            leave(claim, at);
        } else {
            join(claim, rivals, at);
        }
        claims.flush();
    }

    private void join(Claim claim, List<UUID> rivals, Instant at) {
        var all = Stream.concat(Stream.of(claim.id()), rivals.stream()).toList();
        var open = arbitrations.lockOpenOf(all);
        var id = open.isEmpty() ? arbitrations.open(claim.matter().customerTenantId(), at) : open.getFirst();
        for (var other : open.subList(Math.min(1, open.size()), open.size())) {
            for (var moved : arbitrations.close(other, "MERGED", at)) {
                tell(moved, other, "LAPSED", at);
                enter(id, moved, at);
            }
        }
        all.forEach(each -> enter(id, each, at));
    }

    private void enter(UUID arbitrationId, UUID claimId, Instant at) {
        if (arbitrations.enter(arbitrationId, claimId)) {
            var claim = claims.lock(claimId).orElseThrow();
            news.tell(claim, new ArbitrationOpened(claim.facts(), arbitrationId), at);
        }
    }

    private void leave(Claim claim, Instant at) {
        var left = arbitrations.lockOpenOf(List.of(claim.id()));
        if (left.isEmpty()) {
            return;
        }
        var id = left.getFirst();
        arbitrations.leave(id, claim.id());
        if (claim.state().competes()) {
            tell(claim.id(), id, "LAPSED", at);
        }
        for (var other : arbitrations.claimsIn(id)) {
            if (keys.rivals(claims.lock(other).orElseThrow()).isEmpty()) {
                arbitrations.leave(id, other);
                tell(other, id, "LAPSED", at);
            }
        }
        if (arbitrations.claimsIn(id).isEmpty()) {
            arbitrations.close(id, "LAPSED", at);
        }
    }

    /** What an arbitration did not decide, because it was not claimed by who won. */
    void lapse(Claim claim, UUID arbitrationId, Instant at) {
        tell(claim.id(), arbitrationId, "LAPSED", at);
        settle(claim, at);
    }

    private void tell(UUID claimId, UUID arbitrationId, String outcome, Instant at) {
        var claim = claims.lock(claimId).orElseThrow();
        news.tell(claim, new ArbitrationResolved(claim.facts(), arbitrationId, outcome), at);
    }
}
