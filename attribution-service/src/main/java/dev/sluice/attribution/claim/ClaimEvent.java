package dev.sluice.attribution.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the world is told of claims: never a person's name, a comment, or who else claims the same. */
sealed interface ClaimEvent extends Event {

    String TOPIC = "attribution.claim-events.v1";

    ClaimFacts claim();

    /** Who may see all of it. */
    @JsonIgnore
    default Set<UUID> audience() {
        return Set.of(claim().partnerTenantId(), claim().customerTenantId());
    }

    @Override
    @JsonIgnore
    default String topic() {
        return TOPIC;
    }

    /** A partner began a claim; nobody else hears of a draft. */
    record Created(@JsonUnwrapped ClaimFacts claim) implements ClaimEvent {

        @Override
        public Set<UUID> audience() {
            return Set.of(claim.partnerTenantId());
        }

        @Override
        public String type() {
            return "claim.created.v1";
        }
    }

    record Submitted(
            @JsonUnwrapped ClaimFacts claim,
            @Nullable Instant optOutUntil,
            @Nullable Instant confirmBy) implements ClaimEvent {

        @Override
        public String type() {
            return "claim.submitted.v1";
        }
    }

    /** Approved for the first time. */
    record Confirmed(@JsonUnwrapped ClaimFacts claim, Instant effectiveAt) implements ClaimEvent {

        @Override
        public String type() {
            return "claim.confirmed.v1";
        }
    }

    /** Neither approved nor rejected within the target for influenced revenue. */
    record ConfirmationOverdue(@JsonUnwrapped ClaimFacts claim, Instant dueAt) implements ClaimEvent {

        @Override
        public Set<UUID> audience() {
            return Set.of(claim.partnerTenantId());
        }

        @Override
        public String type() {
            return "claim.confirmation-overdue.v1";
        }
    }

    record ReviewStarted(
            @JsonUnwrapped ClaimFacts claim, @Nullable Instant reviewBy) implements ClaimEvent {

        @Override
        public Set<UUID> audience() {
            return Set.of(claim.partnerTenantId());
        }

        @Override
        public String type() {
            return "claim.review-started.v1";
        }
    }

    record ActionRequired(
            @JsonUnwrapped ClaimFacts claim,
            InformationReason reasonCode,
            @Nullable Instant answerBy) implements ClaimEvent {

        @Override
        public Set<UUID> audience() {
            return Set.of(claim.partnerTenantId());
        }

        @Override
        public String type() {
            return "claim.action-required.v1";
        }
    }

    record Approved(@JsonUnwrapped ClaimFacts claim, Instant effectiveAt) implements ClaimEvent {

        @Override
        public String type() {
            return "claim.approved.v1";
        }
    }

    record Rejected(
            @JsonUnwrapped ClaimFacts claim,
            RejectionReason reasonCode,
            @Nullable Instant disputeUntil,
            Instant effectiveAt)
            implements ClaimEvent {

        @Override
        public String type() {
            return "claim.rejected.v1";
        }
    }

    record Disputed(
            @JsonUnwrapped ClaimFacts claim, @Nullable Instant decisionBy) implements ClaimEvent {

        @Override
        public Set<UUID> audience() {
            return Set.of(claim.partnerTenantId());
        }

        @Override
        public String type() {
            return "claim.disputed.v1";
        }
    }

    record Finalized(@JsonUnwrapped ClaimFacts claim, String reasonCode, Instant effectiveAt) implements ClaimEvent {

        @Override
        public String type() {
            return "claim.finalized.v1";
        }
    }

    record OptedOut(@JsonUnwrapped ClaimFacts claim, Instant effectiveAt) implements ClaimEvent {

        @Override
        public String type() {
            return "claim.opted-out.v1";
        }
    }

    /** Another partner claims the same. Who it is, is not told. */
    record ArbitrationOpened(@JsonUnwrapped ClaimFacts claim, UUID arbitrationId) implements ClaimEvent {

        @Override
        public Set<UUID> audience() {
            return Set.of(claim.partnerTenantId());
        }

        @Override
        public String type() {
            return "claim.arbitration-opened.v1";
        }
    }

    /** {@code WON}, {@code LOST}, or {@code LAPSED} where no rival was left. */
    record ArbitrationResolved(@JsonUnwrapped ClaimFacts claim, UUID arbitrationId, String outcome)
            implements ClaimEvent {

        @Override
        public Set<UUID> audience() {
            return Set.of(claim.partnerTenantId());
        }

        @Override
        public String type() {
            return "claim.arbitration-resolved.v1";
        }
    }

    /** Another subscription took the place of the claimed one. */
    record Moved(
            @JsonUnwrapped ClaimFacts claim,
            @Nullable String fromSubscriptionId,
            String toSubscriptionId,
            Instant effectiveAt)
            implements ClaimEvent {

        @Override
        public String type() {
            return "claim.moved.v1";
        }
    }

    /** What was claimed ended without a successor. */
    record Ended(@JsonUnwrapped ClaimFacts claim, Instant effectiveAt) implements ClaimEvent {

        @Override
        public String type() {
            return "claim.ended.v1";
        }
    }
}
