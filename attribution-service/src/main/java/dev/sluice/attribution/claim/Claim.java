package dev.sluice.attribution.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner's claim. Each act is a verb, and each verb returns the event that tells it. */
@Entity
@Table(name = "claim")
class Claim {

    @Id
    private UUID id;

    @Embedded
    private Matter matter;

    @Embedded
    private People people;

    private @Nullable String partnerComment;
    private @Nullable String reviewerComment;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    private Instant stateSince;

    @Column(updatable = false)
    private Instant created;

    private @Nullable Instant firstSubmittedAt;
    private @Nullable Instant optOutUntil;

    /** Target of influenced revenue, from the first submission. */
    private @Nullable Instant confirmBy;

    private @Nullable Instant confirmedAt;
    private boolean confirmationOverdue;

    /** Working time that reviews may still take; the clock stands while the partner is asked. */
    private long reviewSecondsLeft;

    /** The clock of the present state. */
    private @Nullable Instant dueAt;

    /** Of the last decision. */
    private @Nullable String reason;

    private boolean disputed;
    private @Nullable String reviewer;

    @Version
    private int version = 1;

    /** Events told so far. Counting makes each act a new version. */
    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Claim() {}

    Claim(UUID id, Matter matter, People people, Duration reviewTime, Instant now) {
        this.id = id;
        this.matter = matter;
        this.people = people;
        this.reviewSecondsLeft = reviewTime.toSeconds();
        this.state = ClaimState.DRAFT;
        this.stateSince = now;
        this.created = now;
    }

    ClaimEvent created() {
        return new ClaimEvent.Created(facts());
    }

    void edit(Matter changed, People named, @Nullable String comment) {
        this.matter = changed;
        this.people = named;
        this.partnerComment = comment;
    }

    ClaimEvent submit(ClaimClocks clocks, Instant now) {
        moveTo(ClaimState.SUBMITTED, now);
        this.dueAt = clocks.reviewStart(now);
        this.optOutUntil = clocks.optOut(now);
        if (firstSubmittedAt == null) {
            this.firstSubmittedAt = now;
            this.confirmBy = matter.activity().hasConfirmationTarget() ? clocks.confirmation(now) : null;
        }
        return new ClaimEvent.Submitted(facts(), optOutUntil, confirmBy);
    }

    ClaimEvent startReview(String who, ClaimClocks clocks, Instant now) {
        moveTo(ClaimState.UNDER_REVIEW, now);
        this.reviewer = who;
        this.dueAt = clocks.review(now, Duration.ofSeconds(reviewSecondsLeft));
        return new ClaimEvent.ReviewStarted(facts(), dueAt);
    }

    ClaimEvent requestInformation(InformationReason missing, ClaimClocks clocks, Instant now) {
        this.reviewSecondsLeft =
                Math.max(0, reviewSecondsLeft - clocks.timeUsed(stateSince, now).toSeconds());
        moveTo(ClaimState.PARTNER_ACTION_REQUIRED, now);
        this.reason = missing.name();
        this.dueAt = clocks.partnerAnswer(now);
        return new ClaimEvent.ActionRequired(facts(), missing, dueAt);
    }

    /** Also when a dispute is accepted. */
    ClaimEvent approve(String reasonCode, Instant now) {
        moveTo(ClaimState.APPROVED, now);
        this.reason = reasonCode;
        this.dueAt = null;
        return new ClaimEvent.Approved(facts(), now);
    }

    /** With the first approval. */
    Optional<ClaimEvent> confirm(Instant now) {
        if (confirmedAt != null) {
            return Optional.empty();
        }
        this.confirmedAt = now;
        return Optional.of(new ClaimEvent.Confirmed(facts(), now));
    }

    ClaimEvent reject(RejectionReason why, ClaimClocks clocks, Instant at) {
        moveTo(ClaimState.REJECTED, at);
        this.reason = why.name();
        this.dueAt = disputed || firstSubmittedAt == null ? null : clocks.dispute(at);
        return new ClaimEvent.Rejected(facts(), why, dueAt, at);
    }

    ClaimEvent dispute(ClaimClocks clocks, Instant now) {
        moveTo(ClaimState.DISPUTE, now);
        this.disputed = true;
        this.dueAt = clocks.disputeReview(now);
        return new ClaimEvent.Disputed(facts(), dueAt);
    }

    /** A dispute is refused, or the partner disassociates. */
    ClaimEvent finish(String reasonCode, Instant now) {
        moveTo(ClaimState.REJECTED_FINAL, now);
        this.reason = reasonCode;
        this.dueAt = null;
        return new ClaimEvent.Finalized(facts(), reasonCode, now);
    }

    ClaimEvent end(Instant at) {
        moveTo(ClaimState.ENDED, at);
        return new ClaimEvent.Ended(facts(), at);
    }

    /** Another subscription took the place of the claimed one, or several did, and the claim goes with them. */
    ClaimEvent follow(List<String> subscriptionIds, Instant at) {
        var from = matter.currentSubscriptionId();
        matter.follow(subscriptionIds);
        if (state == ClaimState.ENDED) {
            moveTo(ClaimState.APPROVED, at);
        }
        return new ClaimEvent.Moved(facts(), from, subscriptionIds.getLast(), at);
    }

    /** What one side wrote to the other last; a reviewer who writes nothing takes nothing back. */
    void noteReview(@Nullable String comment) {
        this.reviewerComment = comment == null ? reviewerComment : comment;
    }

    void notePartner(@Nullable String comment) {
        this.partnerComment = comment == null ? partnerComment : comment;
    }

    ClaimEvent confirmationOverdue(Instant due) {
        this.confirmationOverdue = true;
        return new ClaimEvent.ConfirmationOverdue(facts(), due);
    }

    private void moveTo(ClaimState target, Instant at) {
        if (!state.canBecome(target)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, state, target));
        }
        this.state = target;
        this.stateSince = at;
    }

    /** By the clock: an answer that is overdue was not given, swept or not. */
    boolean isAnswerOverdue(Instant now) {
        return state == ClaimState.PARTNER_ACTION_REQUIRED && dueAt != null && !now.isBefore(dueAt);
    }

    /** By the clock: it should have been confirmed, and nobody was told. */
    boolean isConfirmationMissed(Instant now) {
        return confirmBy != null
                && !confirmationOverdue
                && !now.isBefore(confirmBy)
                && ClaimDeadlines.isUndecided(this);
    }

    long nextSequence() {
        return ++sequence;
    }

    ClaimFacts facts() {
        return ClaimFacts.of(this);
    }

    Set<UUID> parties() {
        return Set.of(matter.partnerTenantId(), matter.customerTenantId());
    }

    UUID id() {
        return id;
    }

    Matter matter() {
        return matter;
    }

    People people() {
        return people;
    }

    @Nullable
    String partnerComment() {
        return partnerComment;
    }

    ClaimState state() {
        return state;
    }

    @Nullable
    String reviewerComment() {
        return reviewerComment;
    }

    Instant stateSince() {
        return stateSince;
    }

    Instant createdAt() {
        return created;
    }

    @Nullable
    Instant firstSubmittedAt() {
        return firstSubmittedAt;
    }

    @Nullable
    Instant optOutUntil() {
        return optOutUntil;
    }

    @Nullable
    Instant confirmBy() {
        return confirmBy;
    }

    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }

    boolean isConfirmationOverdue() {
        return confirmationOverdue;
    }

    @Nullable
    Instant dueAt() {
        return dueAt;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    String reviewer() {
        return reviewer;
    }

    boolean wasDisputed() {
        return disputed;
    }

    int version() {
        return version;
    }
}
