package dev.sluice.attribution.claim;

import java.util.Set;

/** Where a claim stands. {@link #next()} is the whole state machine. */
public enum ClaimState {
    /** Not submitted yet: the partner's own. */
    DRAFT,
    /** Waits for the review to start. */
    SUBMITTED,
    /** The proof is being validated. */
    UNDER_REVIEW,
    /** More is needed; the only state besides DRAFT in which the partner may edit it. */
    PARTNER_ACTION_REQUIRED,
    /** The association exists; the customer may still decline. */
    APPROVED,
    REJECTED,
    /** Disputed, once only. */
    DISPUTE,
    /** Rejected after a dispute, or disassociated. */
    REJECTED_FINAL,
    /** What was claimed ended, and nothing took its place so far. */
    ENDED;

    Set<ClaimState> next() {
        return switch (this) {
            case DRAFT -> Set.of(SUBMITTED, REJECTED);
            case SUBMITTED -> Set.of(UNDER_REVIEW, REJECTED);
            case UNDER_REVIEW -> Set.of(PARTNER_ACTION_REQUIRED, APPROVED, REJECTED);
            case PARTNER_ACTION_REQUIRED -> Set.of(SUBMITTED, REJECTED);
            case APPROVED -> Set.of(REJECTED, REJECTED_FINAL, ENDED);
            case REJECTED -> Set.of(DISPUTE);
            case DISPUTE -> Set.of(APPROVED, REJECTED_FINAL);
            case REJECTED_FINAL -> Set.of();
            case ENDED -> Set.of(APPROVED);
        };
    }

    boolean canBecome(ClaimState target) {
        return next().contains(target);
    }

    boolean isEditable() {
        return this == DRAFT || this == PARTNER_ACTION_REQUIRED;
    }

    /** Submitted and not decided against: nobody else claims the same without arbitration. */
    boolean competes() {
        return switch (this) {
            case SUBMITTED, UNDER_REVIEW, PARTNER_ACTION_REQUIRED, APPROVED, DISPUTE -> true;
            case DRAFT, REJECTED, REJECTED_FINAL, ENDED -> false;
        };
    }

    /** The same partner claims the same only once while it is so. */
    boolean isOpen() {
        return this == DRAFT || competes();
    }

    /** Somebody still has to decide. */
    boolean isUndecided() {
        return isOpen() && this != APPROVED;
    }

    /** The customer may decline. */
    boolean canBeDeclined() {
        return competes() && this != DISPUTE;
    }
}
