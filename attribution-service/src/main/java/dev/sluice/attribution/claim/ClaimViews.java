package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.ClaimView.DeadlineView;
import dev.sluice.attribution.claim.ClaimView.EvidenceView;
import dev.sluice.attribution.claim.ClaimView.Links;
import dev.sluice.attribution.claim.ClaimView.Warning;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a caller sees of claims; what stands around them is read for all of them at once. */
@ApplicationScoped
class ClaimViews {

    private static final Set<String> DECIDING = Set.of("reviewer", "operations", "auditor");
    private static final Set<String> CLAIMING = Set.of("incentives-admin", "admin-agent");

    private final EvidenceRows evidence;
    private final Arbitrations arbitrations;
    private final ClaimKeys keys;
    private final ClaimClocks clocks;
    private final BusinessClock clock;

    ClaimViews(
            EvidenceRows evidence, Arbitrations arbitrations, ClaimKeys keys, ClaimClocks clocks, BusinessClock clock) {
        this.evidence = evidence;
        this.arbitrations = arbitrations;
        this.keys = keys;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * What a caller may know besides the claims themselves.
     *
     * @param arbitrations by claim
     * @param rivals by arbitration
     * @param contested claims that others stand against
     */
    private record Around(
            Map<UUID, List<Evidence>> proofs,
            Map<UUID, UUID> arbitrations,
            Map<UUID, List<UUID>> rivals,
            Set<UUID> contested) {}

    List<ClaimView> of(Caller caller, List<Claim> claims) {
        var around = around(caller, claims.stream().map(Claim::id).toList());
        return claims.stream().map(claim -> view(caller, claim, around)).toList();
    }

    private Around around(Caller caller, List<UUID> ids) {
        if (ids.isEmpty() || caller.is(TenantType.CUSTOMER)) {
            return new Around(Map.of(), Map.of(), Map.of(), Set.of());
        }
        var open = arbitrations.openByClaim(ids);
        return new Around(
                worksWithClaims(caller)
                        ? evidence.of(ids).stream().collect(Collectors.groupingBy(Evidence::claimId))
                        : Map.of(),
                open,
                caller.isOperator() && !open.isEmpty() ? arbitrations.claimsIn(open.values()) : Map.of(),
                keys.contested(ids));
    }

    private ClaimView view(Caller caller, Claim claim, Around around) {
        var matter = claim.matter();
        var worksWithIt = worksWithClaims(caller);
        var arbitration = around.arbitrations().get(claim.id());
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
                worksWithIt ? claim.people().customer() : null,
                worksWithIt ? claim.people().partner() : null,
                worksWithIt ? claim.people().revenue() : null,
                worksWithIt ? claim.partnerComment() : null,
                worksWithIt ? claim.reviewerComment() : null,
                overdue ? RejectionReason.NO_PARTNER_RESPONSE.name() : claim.reason(),
                claim.createdAt(),
                claim.firstSubmittedAt(),
                claim.optOutUntil(),
                claim.confirmBy(),
                claim.confirmedAt(),
                arbitration,
                arbitration == null || !caller.isOperator()
                        ? null
                        : around.rivals().get(arbitration),
                around.proofs().getOrDefault(claim.id(), List.of()).stream()
                        .map(EvidenceView::of)
                        .toList(),
                around.contested().contains(claim.id())
                        ? List.of(
                                new Warning(
                                        "COMPETING_CLAIM",
                                        "Another partner claims the same; both proofs are compared, and whoever holds it keeps it until then."))
                        : List.of(),
                ClaimActions.of(caller, claim, around.arbitrations().containsKey(claim.id()), now),
                waitedFor(claim, now),
                new Links("/v1/claims/" + claim.id()),
                claim.version());
    }

    /** Persons, their words and documents are theirs who make claims or decide on them. */
    private static boolean worksWithClaims(Caller caller) {
        return (caller.is(TenantType.OPERATOR) && caller.hasAny(DECIDING))
                || (caller.is(TenantType.PARTNER) && caller.hasAny(CLAIMING));
    }

    /** By the clock: an overdue answer has rejected the claim, swept or not; what is past is not waited for, but by a reviewer. */
    private List<DeadlineView> waitedFor(Claim claim, Instant now) {
        var due = claim.dueAt();
        if (due != null && claim.isAnswerOverdue(now)) {
            var until = clocks.dispute(due);
            return claim.wasDisputed() || !now.isBefore(until)
                    ? List.of()
                    : List.of(new DeadlineView(ClaimDeadlines.DISPUTE, until, ClaimDeadlines.PARTNER));
        }
        return ClaimDeadlines.clocks(claim).stream()
                .filter(each -> each.who().equals(ClaimDeadlines.REVIEWER) || now.isBefore(each.at()))
                .map(each -> new DeadlineView(each.kind(), each.at(), each.who()))
                .toList();
    }
}
