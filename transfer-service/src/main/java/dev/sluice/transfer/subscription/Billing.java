package dev.sluice.transfer.subscription;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.transfer.billing.BillingPeriod;
import dev.sluice.transfer.billing.ChargeKind;
import dev.sluice.transfer.billing.Charges;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Books what subscriptions cost: each billing period when it begins, licences that are added for the rest of theirs, licences that are
 * given back for the days after. What has no price is not charged.
 */
@ApplicationScoped
class Billing {

    static final String PERIOD = "BILLING";

    private final Charges charges;
    private final Deadlines deadlines;

    Billing(Charges charges, Deadlines deadlines) {
        this.charges = charges;
        this.deadlines = deadlines;
    }

    /** Every period that has begun and was not booked yet; the next waits for its day. */
    void upTo(Subscription subscription, LocalDate today) {
        var term = subscription.term();
        while (isOpen(subscription) && !subscription.billedUntil().isAfter(today)) {
            var period = term.period(subscription.billedUntil());
            var bookedOn = later(period.first(), LocalDate.ofInstant(subscription.created(), ZoneOffset.UTC));
            book(
                    ChargeKind.CHARGE,
                    subscription,
                    period,
                    subscription.billedUntil(),
                    subscription.quantity(),
                    bookedOn);
            subscription.billed(period.end());
        }
        if (isOpen(subscription)) {
            await(subscription);
        }
    }

    private static boolean isOpen(Subscription subscription) {
        return !subscription.billedUntil().isAfter(subscription.term().termEndDate());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private void await(Subscription subscription) {
        deadlines.set(List.of(new Deadline(
                SubscriptionDeadlines.AGGREGATE,
                subscription.id(),
                PERIOD,
                "",
                subscription.billedUntil().atStartOfDay().toInstant(ZoneOffset.UTC),
                "SYSTEM",
                Set.of())));
    }

    /** The day on which licences are added counts. */
    void added(Subscription subscription, int licences, LocalDate today) {
        var period = subscription.term().period(today);
        book(ChargeKind.CHARGE, subscription, period, later(today, period.first()), licences, today);
    }

    /** The day on which licences are given back counts as used. Returns what comes back. */
    BigDecimal givenBack(Subscription subscription, int licences, LocalDate today) {
        return rest(ChargeKind.REFUND, subscription, licences, today);
    }

    /** From the day on somebody else pays: what was booked for it and later comes back. */
    void passedOn(Subscription subscription, LocalDate day) {
        var period = subscription.term().period(day);
        if (subscription.billedUntil().isAfter(day)) {
            book(ChargeKind.REFUND, subscription, period, later(day, period.first()), subscription.quantity(), day);
        }
    }

    /** What takes the place of something that was given back on the same day. */
    void replaced(Subscription subscription, int licences, LocalDate today) {
        rest(ChargeKind.CHARGE, subscription, licences, today);
    }

    private BigDecimal rest(ChargeKind kind, Subscription subscription, int licences, LocalDate today) {
        var period = subscription.term().period(today);
        var from = today.isBefore(period.first()) ? period.first() : today.plusDays(1);
        return book(kind, subscription, period, from, licences, today);
    }

    private BigDecimal book(
            ChargeKind kind,
            Subscription subscription,
            BillingPeriod period,
            LocalDate from,
            int licences,
            LocalDate bookedOn) {
        var price = subscription.term().price();
        if (price.isEmpty() || licences == 0 || from.isAfter(period.lastDay())) {
            return BigDecimal.ZERO.setScale(2);
        }
        var unitPrice = price.get().unitPrice();
        var amount = period.cost(unitPrice, licences, from);
        var item = new Charges.Item(
                from, period.lastDay(), licences, unitPrice, amount, price.get().currency());
        charges.book(kind, subscription.account(), item, bookedOn);
        return amount;
    }
}
