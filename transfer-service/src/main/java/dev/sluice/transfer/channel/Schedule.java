package dev.sluice.transfer.channel;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a partner wants of a renewal, and when it is done. A new wish makes a new one. */
@Embeddable
class Schedule {

    @Enumerated(EnumType.STRING)
    private Term termDuration;

    @Enumerated(EnumType.STRING)
    private BillingCycle billingCycle;

    private int quantity;
    private @Nullable LocalDate customTermEndDate;
    private @Nullable String partnerIdOnRecord;
    private @Nullable Instant wantedNotBefore;
    private @Nullable String promotionId;
    private Instant notBefore;
    private Instant processBy;
    private LocalDate startDate;
    private boolean startsWhenProcessed;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Schedule() {}

    Schedule(Wish wish, ChannelTransfer.Terms terms) {
        this.termDuration = wish.plan().termDuration();
        this.billingCycle = wish.plan().billingCycle();
        this.quantity = wish.quantity();
        this.customTermEndDate = wish.customTermEndDate();
        this.partnerIdOnRecord = wish.partnerIdOnRecord();
        this.wantedNotBefore = wish.notBefore();
        this.promotionId = terms.promotionId();
        this.notBefore = terms.times().notBefore();
        this.processBy = terms.times().processBy();
        this.startDate = terms.times().startDate();
        this.startsWhenProcessed = terms.times().startsWhenProcessed();
    }

    /** What was scheduled after the end of the EA starts on the day on which it is processed. */
    void processedOn(LocalDate today) {
        if (startsWhenProcessed) {
            this.startDate = today;
        }
    }

    Wish wish() {
        return new Wish(
                null,
                new Plan(termDuration, billingCycle),
                quantity,
                customTermEndDate,
                partnerIdOnRecord,
                wantedNotBefore);
    }

    /** Of the first term of what it creates. */
    LocalDate termEndDate() {
        return customTermEndDate == null ? termDuration.lastDay(startDate) : customTermEndDate;
    }

    @Nullable
    String promotionId() {
        return promotionId;
    }

    /** Processing begins at this instant. */
    Instant notBefore() {
        return notBefore;
    }

    /** What is not done then has failed. */
    Instant processBy() {
        return processBy;
    }

    LocalDate startDate() {
        return startDate;
    }
}
