package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.ClaimView.DeadlineView;
import dev.sluice.attribution.claim.ClaimView.EvidenceView;
import dev.sluice.attribution.claim.ClaimView.Links;
import dev.sluice.attribution.claim.ClaimView.Warning;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows claims to those whom they concern. */
@ApplicationScoped
@Transactional
public class ClaimReader {

    private final Claims claims;
    private final EvidenceRows evidence;
    private final Arbitrations arbitrations;
    private final Rivalry rivalry;
    private final ClaimActions actions;
    private final BusinessClock clock;

    ClaimReader(
            Claims claims,
            EvidenceRows evidence,
            Arbitrations arbitrations,
            Rivalry rivalry,
            ClaimActions actions,
            BusinessClock clock) {
        this.claims = claims;
        this.evidence = evidence;
        this.arbitrations = arbitrations;
        this.rivalry = rivalry;
        this.actions = actions;
        this.clock = clock;
    }

    public ClaimView get(Caller caller, UUID id) {
        return claims.findByIdOptional(id)
                .filter(found -> LockedClaims.isSeenBy(caller, found))
                .map(found -> view(caller, found))
                .orElseThrow(() -> Refusal.unknown("claim", id));
    }

    public Page<ClaimView> list(Caller caller, @Nullable ClaimState state, PageRequest page) {
        return claims.list(caller, state, page).map(id -> view(caller, claims.findById(id)));
    }

    /** What waits for a reviewer, the clock that runs out first in front. */
    public Page<ClaimView> queue(Caller caller, PageRequest page) {
        return claims.queue(page).map(id -> view(caller, claims.findById(id)));
    }

    private ClaimView view(Caller caller, Claim claim) {
        var matter = claim.matter();
        var isCustomer = caller.is(TenantType.CUSTOMER);
        var arbitration = isCustomer ? null : arbitrations.openOf(claim.id()).orElse(null);
        var now = clock.now(matter.customerTenantId());
        var overdue = claim.isAnswerOverdue(now);
        return new ClaimView(
                claim.id(),
                matter.claimName(),
                matter.activity().area(),
                matter.activity(),
                overdue ? ClaimState.REJECTED : claim.state(),
                overdue && claim.dueAt() != null ? claim.dueAt() : claim.stateSince(),
                matter.partnerTenantId(),
                matter.partnerId(),
                matter.customerTenantId(),
                matter.customerDomain(),
                matter.currentSubscriptionId(),
                matter.subscriptionId(),
                matter.products(),
                matter.workloads(),
                matter.incentiveOptOut(),
                isCustomer ? null : claim.people().customer(),
                isCustomer ? null : claim.people().partner(),
                isCustomer ? null : claim.people().revenue(),
                isCustomer ? null : claim.partnerComment(),
                isCustomer ? null : claim.reviewerComment(),
                overdue ? RejectionReason.NO_PARTNER_RESPONSE.name() : claim.reason(),
                claim.createdAt(),
                claim.firstSubmittedAt(),
                claim.optOutUntil(),
                claim.confirmBy(),
                claim.confirmedAt(),
                arbitration,
                arbitration == null || !caller.isOperator() ? null : arbitrations.claimsIn(arbitration),
                isCustomer
                        ? List.of()
                        : evidence.of(claim.id()).stream().map(EvidenceView::of).toList(),
                !isCustomer && rivalry.exists(claim)
                        ? List.of(
                                new Warning(
                                        "COMPETING_CLAIM",
                                        "Another partner claims the same; both proofs are compared, and whoever holds it keeps it until then."))
                        : List.of(),
                actions.of(caller, claim, now),
                ClaimDeadlines.clocks(claim).stream()
                        .map(each -> new DeadlineView(each.kind(), each.at(), each.who()))
                        .toList(),
                new Links("/v1/claims/" + claim.id()),
                claim.version());
    }
}
