package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.Billing;
import dev.sluice.cocp.agreement.PartnerOfRecord;
import dev.sluice.platform.clock.TimeOrderedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One licence of a request. Each move is a verb; the table of moves is {@link ItemState}. */
@Entity
@Table(name = "change_item")
public class ChangeItem {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // the foreign key
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "request_id")
    private ChangeRequest request;

    @SuppressWarnings("UnusedVariable") // the order
    private int position;

    private String licenseId;

    @Enumerated(EnumType.STRING)
    private @Nullable Billing billing;

    private @Nullable String oldPartnerPcn;
    private @Nullable UUID oldPartnerTenantId;

    @Enumerated(EnumType.STRING)
    private ItemState state;

    private Instant stateSince;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant processingDueAt;
    private @Nullable Instant reviewLimitAt;

    @SuppressWarnings("UnusedVariable") // for whoever reads the table: what the effective day was counted from
    private @Nullable Instant processedAt;

    private @Nullable Instant effectiveAt;
    private @Nullable LocalDate agreedDate;
    private boolean automaticReview = true;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclinedBy declinedBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ChangeItem() {}

    /** The old partner is fixed here: who serves the agreement while the request is submitted. */
    ChangeItem(ChangeRequest request, int position, Agreement agreement, Instant now) {
        var oldPartner = Optional.ofNullable(agreement.partnerOfRecord());
        this.id = TimeOrderedId.next();
        this.request = request;
        this.position = position;
        this.licenseId = agreement.agreementId();
        this.billing = agreement.billing();
        this.oldPartnerPcn = oldPartner.map(PartnerOfRecord::pcn).orElse(null);
        this.oldPartnerTenantId =
                oldPartner.map(PartnerOfRecord::partnerTenantId).orElse(null);
        this.state = ItemState.IN_PROGRESS;
        this.stateSince = now;
    }

    /** Who has the PCN that was all that was known of the old partner. */
    void oldPartnerRegistered(Map<String, UUID> holders) {
        if (oldPartnerTenantId == null && oldPartnerPcn != null) {
            this.oldPartnerTenantId = holders.get(oldPartnerPcn);
        }
    }

    void accept(Instant now, ReviewPlan plan) {
        moveTo(ItemState.ACCEPTED, now);
        this.acceptedAt = now;
        this.processingDueAt = plan.processingDueAt(now);
        this.reviewLimitAt = plan.limitAt(now);
        this.automaticReview = plan.automatic();
    }

    /** Both sides want this day; it becomes the effective one when the licence is processed. */
    void agreeOn(LocalDate date) {
        if (!isNegotiable()) {
            throw new IllegalStateException("licence %s is %s, no day can be agreed".formatted(licenseId, state));
        }
        this.agreedDate = date;
    }

    void decline(DeclinedBy who, Instant now) {
        moveTo(ItemState.DECLINED, now);
        this.declinedBy = who;
    }

    void requestCancellation(Instant now) {
        moveTo(ItemState.CANCELLATION_IN_PROGRESS, now);
    }

    void cancel(Instant at) {
        moveTo(ItemState.CANCELED, at);
    }

    void expire(Instant at) {
        moveTo(ItemState.EXPIRED, at);
    }

    void startReview(Instant at) {
        moveTo(ItemState.PENDING_REVIEW, at);
    }

    /** Into the grace period, or straight through it when the effective day has already begun. */
    void process(Instant effective, Instant at) {
        moveTo(effective.isAfter(at) ? ItemState.GRACE_PERIOD : ItemState.COMPLETED, at);
        this.processedAt = at;
        this.effectiveAt = effective;
    }

    void complete(Instant at) {
        moveTo(ItemState.COMPLETED, at);
    }

    private void moveTo(ItemState target, Instant at) {
        if (!state.canBecome(target)) {
            throw new IllegalTransition(licenseId, state, target);
        }
        this.state = target;
        this.stateSince = at;
    }

    boolean is(ItemState wanted) {
        return state == wanted;
    }

    boolean isUnderReview() {
        return state == ItemState.ACCEPTED || state == ItemState.PENDING_REVIEW;
    }

    /** Until it is processed. */
    boolean isNegotiable() {
        return state == ItemState.IN_PROGRESS || isUnderReview();
    }

    /** Accepted, and nothing has undone that. */
    boolean isAgreed() {
        return isUnderReview() || state == ItemState.GRACE_PERIOD || state == ItemState.COMPLETED;
    }

    boolean hasAutomaticReview() {
        return automaticReview;
    }

    /** By the clock its review is over, whether anybody noticed or not. */
    boolean isReviewedBy(Instant now) {
        return automaticReview && isUnderReview() && processingDueAt != null && !processingDueAt.isAfter(now);
    }

    public String licenseId() {
        return licenseId;
    }

    public ItemState state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }

    public @Nullable String oldPartnerPcn() {
        return oldPartnerPcn;
    }

    public @Nullable UUID oldPartnerTenantId() {
        return oldPartnerTenantId;
    }

    public @Nullable DeclinedBy declinedBy() {
        return declinedBy;
    }

    public @Nullable Instant effectiveAt() {
        return effectiveAt;
    }

    @Nullable
    LocalDate agreedDate() {
        return agreedDate;
    }

    @Nullable
    Billing billing() {
        return billing;
    }

    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }

    @Nullable
    Instant processingDueAt() {
        return processingDueAt;
    }

    public @Nullable Instant reviewLimitAt() {
        return reviewLimitAt;
    }
}
