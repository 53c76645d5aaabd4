package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.attribution.claim.Decision.DisputeOutcome;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What reviewers decide. The claim is locked and its state is asked, so that of two reviewers one decides. */
@ApplicationScoped
@Transactional
public class ReviewDesk {

    private final LockedClaims locked;
    private final Arbitrations arbitrations;
    private final Approvals approvals;
    private final Consequences consequences;
    private final ClaimClocks clocks;
    private final BusinessClock clock;

    ReviewDesk(
            LockedClaims locked,
            Arbitrations arbitrations,
            Approvals approvals,
            Consequences consequences,
            ClaimClocks clocks,
            BusinessClock clock) {
        this.locked = locked;
        this.arbitrations = arbitrations;
        this.approvals = approvals;
        this.consequences = consequences;
        this.clocks = clocks;
        this.clock = clock;
    }

    public UUID start(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var claim = locked.require(caller, id, ifMatch, "start-review", ClaimState.SUBMITTED::equals);
        var act = act(caller, "start_claim_review", claim, null);
        consequences.of(act, claim, claim.startReview(caller.subject(), clocks, act.at()));
        return id;
    }

    public UUID requestInformation(Caller caller, UUID id, @Nullable IfMatch ifMatch, Decision.Question question) {
        var claim = locked.require(caller, id, ifMatch, "request-information", ClaimState.UNDER_REVIEW::equals);
        var why = Decision.why(question.reasonCode().name(), question.comment());
        var act = act(caller, "request_claim_information", claim, why);
        claim.noteReview(question.comment());
        consequences.of(act, claim, claim.requestInformation(question.reasonCode(), clocks, act.at()));
        return id;
    }

    public UUID approve(Caller caller, UUID id, @Nullable IfMatch ifMatch, Decision.Approval approval) {
        var claim = locked.require(caller, id, ifMatch, "approve", ClaimState.UNDER_REVIEW::equals);
        refuseInArbitration(claim);
        var why = Decision.why(approval.reasonCode(), approval.comment());
        var act = act(caller, "approve_claim", claim, why);
        claim.noteReview(approval.comment());
        approvals.approve(act, claim, approval.reasonCode());
        return id;
    }

    public UUID reject(Caller caller, UUID id, @Nullable IfMatch ifMatch, Decision.Rejection rejection) {
        var claim = locked.require(caller, id, ifMatch, "reject", ClaimState.UNDER_REVIEW::equals);
        var why = Decision.why(rejection.reasonCode().name(), rejection.comment());
        var act = act(caller, "reject_claim", claim, why);
        claim.noteReview(rejection.comment());
        consequences.of(act, claim, claim.reject(rejection.reasonCode(), clocks, act.at()));
        return id;
    }

    public UUID resolveDispute(Caller caller, UUID id, @Nullable IfMatch ifMatch, Decision.OfDispute decision) {
        var claim = locked.require(caller, id, ifMatch, "resolve-dispute", ClaimState.DISPUTE::equals);
        var act = act(
                caller,
                "resolve_claim_dispute",
                claim,
                decision.outcome() + " " + Decision.why(decision.reasonCode(), decision.comment()));
        claim.noteReview(decision.comment());
        if (decision.outcome() == DisputeOutcome.ACCEPTED) {
            refuseInArbitration(claim);
            approvals.approve(act, claim, decision.reasonCode());
        } else {
            consequences.of(act, claim, claim.finish(decision.reasonCode(), act.at()));
        }
        return id;
    }

    private void refuseInArbitration(Claim claim) {
        if (arbitrations.openOf(claim.id()).isPresent()) {
            throw LockedClaims.conflict(
                    claim,
                    "ARBITRATION_OPEN",
                    "Another partner claims the same: both proofs are compared first.",
                    Remedy.of("REVIEWER", "Decide the arbitration: POST /v1/claims/{id}/decide-arbitration."));
        }
    }

    private Act act(Caller caller, String operation, Claim claim, @Nullable String why) {
        return Act.of(caller, operation, why, claim, clock.now(claim.matter().customerTenantId()));
    }
}
