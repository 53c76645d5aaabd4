package dev.sluice.transfer.subscription;

import dev.sluice.transfer.billing.BillingPeriod;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.promotion.Promotion;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The present term of a subscription: its days, and what a licence costs in it. A new term makes a new one. */
@Embeddable
class RunningTerm {

    @Enumerated(EnumType.STRING)
    private Term termDuration;

    @Enumerated(EnumType.STRING)
    private BillingCycle billingCycle;

    private LocalDate startDate;
    private @Nullable LocalDate termStartDate;
    private LocalDate termEndDate;
    private @Nullable String promotionId;
    private @Nullable BigDecimal percentOff;
    private @Nullable BigDecimal listPrice;
    private @Nullable String currency;
    private boolean extended;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected RunningTerm() {}

    private RunningTerm(Plan plan, LocalDate startDate, LocalDate termEndDate, Cost cost, boolean extended) {
        this.termDuration = plan.termDuration();
        this.billingCycle = plan.billingCycle();
        this.startDate = startDate;
        this.termEndDate = termEndDate;
        this.promotionId = cost.promotionId();
        this.percentOff = cost.percentOff();
        this.listPrice = cost.price() == null ? null : cost.price().unitPrice();
        this.currency = cost.price() == null ? null : cost.price().currency();
        this.extended = extended;
    }

    /** Of one licence and billing period, from the price list. */
    record Price(BigDecimal unitPrice, String currency) {}

    /** @param price absent where the price list has none */
    record Cost(
            @Nullable Price price,
            @Nullable String promotionId,
            @Nullable BigDecimal percentOff) {

        static Cost of(@Nullable Price price, @Nullable Promotion promotion) {
            return new Cost(
                    price,
                    promotion == null ? null : promotion.promotionId(),
                    promotion == null ? null : promotion.percentOff());
        }
    }

    static RunningTerm first(NewSubscription made, @Nullable Price price) {
        return new RunningTerm(
                made.plan(),
                made.startDate(),
                made.termEndDate(),
                new Cost(price, made.promotionId(), made.percentOff()),
                false);
    }

    /** What is left of it from a day on, for somebody else; periods and prices stay those of the whole. */
    RunningTerm from(LocalDate day) {
        var rest = new RunningTerm(plan(), day, termEndDate, new Cost(listed(), promotionId, percentOff), extended);
        rest.termStartDate = begin();
        return rest;
    }

    private @Nullable Price listed() {
        var list = listPrice;
        var inCurrency = currency;
        return list == null || inCurrency == null ? null : new Price(list, inCurrency);
    }

    /** Of the same length, from the day after this one's end. */
    RunningTerm renewed(Cost cost) {
        var first = termEndDate.plusDays(1);
        return new RunningTerm(plan(), first, termDuration.lastDay(first), cost, false);
    }

    /** A month more, from the day after this one's end. */
    RunningTerm extended(@Nullable Price monthly) {
        var first = termEndDate.plusDays(1);
        return new RunningTerm(
                new Plan(Term.P1M, BillingCycle.MONTHLY),
                first,
                Term.P1M.lastDay(first),
                new Cost(monthly, null, null),
                true);
    }

    /** The same days at another price. */
    RunningTerm at(Cost cost) {
        var same = new RunningTerm(plan(), startDate, termEndDate, cost, extended);
        same.termStartDate = termStartDate;
        return same;
    }

    /** What one licence and billing period costs, the promotion taken off; empty where there is no price. */
    Optional<Price> price() {
        var list = listed();
        if (list == null) {
            return Optional.empty();
        }
        var off = percentOff == null ? BigDecimal.ZERO : percentOff;
        return Optional.of(new Price(
                list.unitPrice().multiply(BigDecimal.valueOf(100).subtract(off)).movePointLeft(2), list.currency()));
    }

    BillingPeriod period(LocalDate day) {
        return BillingPeriod.containing(day, billingCycle, begin(), termEndDate);
    }

    /** When it is over. */
    Instant end() {
        return termEndDate.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    Plan plan() {
        return new Plan(termDuration, billingCycle);
    }

    LocalDate startDate() {
        return startDate;
    }

    /** Its first day, under whomever. */
    LocalDate begin() {
        return termStartDate == null ? startDate : termStartDate;
    }

    LocalDate termEndDate() {
        return termEndDate;
    }

    @Nullable
    String promotionId() {
        return promotionId;
    }

    boolean isExtension() {
        return extended;
    }
}
