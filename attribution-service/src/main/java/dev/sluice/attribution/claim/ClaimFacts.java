package dev.sluice.attribution.claim;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The public state of a claim: what both parties and the audit trail may know. */
record ClaimFacts(
        UUID claimId,
        ClaimState state,
        SolutionArea solutionArea,
        Activity activity,
        UUID partnerTenantId,
        UUID customerTenantId,
        @Nullable String subscriptionId,
        List<String> products,
        List<String> workloads) {

    static ClaimFacts of(Claim claim) {
        var matter = claim.matter();
        return new ClaimFacts(
                claim.id(),
                claim.state(),
                matter.activity().area(),
                matter.activity(),
                matter.partnerTenantId(),
                matter.customerTenantId(),
                matter.currentSubscriptionId(),
                matter.products(),
                matter.workloads());
    }
}
