package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides between partners that claim the same; until then whoever holds it keeps it. */
@ApplicationScoped
@Transactional
public class ArbitrationDesk {

    private final Claims claims;
    private final LockedClaims locked;
    private final Arbitrations arbitrations;
    private final ClaimKeys keys;
    private final Rivalry rivalry;
    private final Approvals approvals;
    private final Consequences consequences;
    private final Grants grants;
    private final ClaimNews news;
    private final ClaimClocks clocks;
    private final BusinessClock clock;

    ArbitrationDesk(
            Claims claims,
            LockedClaims locked,
            Arbitrations arbitrations,
            ClaimKeys keys,
            Rivalry rivalry,
            Approvals approvals,
            Consequences consequences,
            Grants grants,
            ClaimNews news,
            ClaimClocks clocks,
            BusinessClock clock) {
        this.claims = claims;
        this.locked = locked;
        this.arbitrations = arbitrations;
        this.keys = keys;
        this.rivalry = rivalry;
        this.approvals = approvals;
        this.consequences = consequences;
        this.grants = grants;
        this.news = news;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** @param id any claim that takes part, and whose version the caller may name */
    public UUID decide(Caller caller, UUID id, @Nullable IfMatch ifMatch, Decision.OfArbitration decision) {
        var arbitration = arbitrations.openOf(id).orElseThrow(() -> none(caller, id));
        var rivals = arbitrations.claimsIn(arbitration).stream()
                .map(claim -> locked.require(caller, claim, claim.equals(id) ? ifMatch : null))
                .toList();
        var winner = rivals.stream()
                .filter(claim -> claim.id().equals(decision.winner()))
                .findFirst()
                .orElseThrow(ArbitrationDesk::noRival);
        refuseUndecidable(winner);
        var now = clock.now(winner.matter().customerTenantId());
        if (!arbitrations.decide(arbitration, winner.id(), decision.reasonCode(), now)) {
            throw none(caller, id);
        }
        settle(new Settlement(caller, arbitration, decision, now), winner, rivals);
        claims.flush();
        return id;
    }

    private record Settlement(Caller caller, UUID arbitration, Decision.OfArbitration decision, Instant at) {

        Act act(Claim claim) {
            var why = Decision.why(decision.reasonCode(), decision.comment());
            return Act.of(caller, "decide_claim_arbitration", why, claim, at);
        }
    }

    /** Whoever claims nothing that the winner claims has not lost. */
    private void settle(Settlement settlement, Claim winner, List<Claim> rivals) {
        var contested = keys.rivals(winner);
        var losers =
                rivals.stream().filter(each -> contested.contains(each.id())).toList();
        losers.forEach(loser -> lose(settlement, loser));
        win(settlement.act(winner), winner, settlement.decision());
        tell(settlement, winner, "WON");
        rivals.stream()
                .filter(each -> !losers.contains(each) && !each.equals(winner))
                .forEach(each -> rivalry.lapse(each, settlement.arbitration(), settlement.at()));
    }

    private void tell(Settlement settlement, Claim claim, String outcome) {
        news.tell(
                claim,
                new ClaimEvent.ArbitrationResolved(claim.facts(), settlement.arbitration(), outcome),
                settlement.at());
    }

    private void win(Act act, Claim winner, Decision.OfArbitration decision) {
        winner.noteReview(decision.comment());
        if (winner.state() == ClaimState.APPROVED) {
            consequences.recorded(act, winner);
        } else {
            approvals.approve(act, winner, decision.reasonCode());
        }
    }

    private void lose(Settlement settlement, Claim loser) {
        var act = settlement.act(loser);
        loser.noteReview(settlement.decision().comment());
        var held = loser.state() == ClaimState.APPROVED;
        var event = loser.state() == ClaimState.DISPUTE
                ? loser.finish(RejectionReason.ARBITRATION_LOST.name(), act.at())
                : loser.reject(RejectionReason.ARBITRATION_LOST, clocks, act.at());
        tell(settlement, loser, "LOST");
        consequences.of(act, loser, event);
        if (held) {
            grants.end(loser, act.at());
        }
    }

    private static void refuseUndecidable(Claim winner) {
        switch (winner.state()) {
            case APPROVED, UNDER_REVIEW, DISPUTE -> {}
            case DRAFT, SUBMITTED, PARTNER_ACTION_REQUIRED, REJECTED, REJECTED_FINAL, ENDED ->
                throw LockedClaims.notNow(winner, "decide-arbitration");
        }
    }

    private Refusal none(Caller caller, UUID id) {
        return LockedClaims.conflict(
                locked.require(caller, id, null),
                "NO_ARBITRATION",
                "The claim is in no arbitration, or it was decided.",
                Remedy.of("REVIEWER", "Read the claim again."));
    }

    private static Refusal noRival() {
        var text = "The winner is none of the claims in this arbitration.";
        return Refusal.refused(
                "NOT_IN_ARBITRATION",
                text,
                List.of(Violation.of("/winner", "NOT_IN_ARBITRATION", text)
                        .with(Remedy.of("REVIEWER", "Name one of the claims that the review queue shows as rivals."))));
    }
}
