package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.Consequences.Act;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What happens when a clock of a claim runs out: an answer that never came rejects it, a late confirmation is told. */
@ApplicationScoped
class ClaimsDue implements DueHandler, DeadlineWords, StuckStates {

    private final Claims claims;
    private final ClaimKeys keys;
    private final Consequences consequences;
    private final ContactTopic contacts;
    private final ClaimClocks clocks;

    ClaimsDue(Claims claims, ClaimKeys keys, Consequences consequences, ContactTopic contacts, ClaimClocks clocks) {
        this.claims = claims;
        this.keys = keys;
        this.consequences = consequences;
        this.contacts = contacts;
        this.clocks = clocks;
    }

    @Override
    public String aggregateType() {
        return ClaimDeadlines.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return keys.tryLock(keys.of(aggregateId)) && claims.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var claim = claims.findById(aggregateId);
        for (var row : rows) {
            if (row.kind().equals(ClaimDeadlines.CONFIRMATION) && claim.isConfirmationMissed(row.dueAt())) {
                missConfirmation(claim);
            } else if (row.kind().equals(ClaimDeadlines.PARTNER_ANSWER) && claim.isAnswerOverdue(row.dueAt())) {
                expire(claim);
            } else if (row.kind().equals(ClaimDeadlines.CONTACT_ERASURE)) {
                contacts.erase(aggregateId, row.dueAt());
            }
        }
        claims.flush();
    }

    /** At the target itself, however late it is noticed. */
    void missConfirmation(Claim claim) {
        var at = Objects.requireNonNull(claim.confirmBy());
        var act = Act.of(Caller.system("deadlines"), "note_confirmation_overdue", null, claim, at);
        consequences.of(act, claim, claim.confirmationOverdue(at));
    }

    /** At the deadline itself, however late it is noticed. */
    void expire(Claim claim) {
        var at = Objects.requireNonNull(claim.dueAt());
        var act = Act.of(Caller.system("deadlines"), "reject_claim", null, claim, at);
        consequences.of(act, claim, claim.reject(RejectionReason.NO_PARTNER_RESPONSE, clocks, at));
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/claims/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (deadline.kind()) {
            case "REVIEW_START" -> "The review of the claim is to begin.";
            case "REVIEW" -> "The review of the claim is to end.";
            case ClaimDeadlines.PARTNER_ANSWER -> "Without what the reviewer asked for the claim is rejected.";
            case ClaimDeadlines.DISPUTE -> "Last chance to dispute the rejection of the claim.";
            case "DISPUTE_DECISION" -> "The dispute about the claim is to be decided.";
            case "OPT_OUT" -> "Silence until then counts as consent to the claim.";
            case ClaimDeadlines.CONFIRMATION -> "Target for the confirmation of the claim.";
            case ClaimDeadlines.CONTACT_ERASURE -> "Nobody writes to the customer's contact any more.";
            default -> "A clock of the claim runs out.";
        };
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return claims.overdue(now).stream()
                .map(claim -> new Stuck(
                        claim.state().name(),
                        ClaimDeadlines.AGGREGATE,
                        claim.id().toString(),
                        claim.stateSince(),
                        Duration.between(claim.stateSince(), Objects.requireNonNull(claim.dueAt())),
                        "A reviewer decides: GET /v1/review-queue."))
                .toList();
    }
}
