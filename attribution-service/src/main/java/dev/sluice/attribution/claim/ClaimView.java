package dev.sluice.attribution.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.attribution.evidence.Finding;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as a party sees it. The contacts are for the claimant and reviewers.
 *
 * @param subscriptionId the claimed one, or the one that took its place
 * @param comment what the partner wrote last
 * @param reviewerComment what a reviewer wrote last
 * @param reason of the last decision
 * @param confirmationDueAt target for influenced revenue
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimView(
        UUID id,
        String claimName,
        SolutionArea solutionArea,
        Activity activity,
        ClaimState state,
        Instant stateSince,
        UUID partnerTenantId,
        String partnerId,
        UUID customerTenantId,
        String customerDomain,
        @Nullable String subscriptionId,
        @Nullable String claimedSubscriptionId,
        List<String> products,
        List<String> workloads,
        boolean incentiveOptOut,
        Contact.@Nullable OfCustomer customerContact,
        Contact.@Nullable OfPartner partnerContact,
        ClaimEntry.@Nullable RevenueAssociation revenueAssociation,
        @Nullable String comment,
        @Nullable String reviewerComment,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant optOutUntil,
        @Nullable Instant confirmationDueAt,
        @Nullable Instant confirmedAt,
        @Nullable UUID arbitrationId,
        @Nullable List<UUID> rivals,
        List<EvidenceView> evidence,
        List<Warning> warnings,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** Nothing that hinders. */
    public record Warning(String code, String message) {}

    /** What is waited for. */
    public record DeadlineView(String kind, Instant at, String who) {}

    /** Where to go from here, within this service. */
    public record Links(String self) {}

    /** A proof. The content has an address of its own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EvidenceView(
            UUID id,
            String kind,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            @Nullable String signedBy,
            @Nullable LocalDate signedOn,
            List<String> products,
            boolean sealed,
            PreCheckView preCheck,
            Instant uploadedAt) {

        public static EvidenceView of(Evidence evidence) {
            var read = evidence.read();
            return new EvidenceView(
                    evidence.id(),
                    evidence.kind(),
                    evidence.fileName(),
                    evidence.mediaType(),
                    evidence.size(),
                    evidence.sha256(),
                    evidence.signedBy(),
                    evidence.signedOn(),
                    evidence.products(),
                    evidence.sealed(),
                    new PreCheckView(read.findings().isEmpty() ? "PASSED" : "FINDINGS", read.findings(), read.named()),
                    evidence.uploadedAt());
        }
    }

    /** @param named what is claimed and stands in the text */
    public record PreCheckView(String result, List<Finding> findings, List<String> named) {}
}
