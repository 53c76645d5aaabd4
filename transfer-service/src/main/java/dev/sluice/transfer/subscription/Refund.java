package dev.sluice.transfer.subscription;

import dev.sluice.transfer.offer.BillingCycle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * What comes back for licences that are given back: the price of their billing period by the days that are left of it. The day on
 * which they are given back counts as used. Pure.
 *
 * @param unitPrice of one licence and billing period
 */
record Refund(BigDecimal unitPrice, BillingCycle billingCycle, LocalDate start, LocalDate termEnd) {

    private static final int CENTS = 2;

    /** Never more than was charged; nothing after the term. */
    BigDecimal of(int licences, LocalDate on) {
        var first = start;
        var next = first.plus(period());
        while (!next.isAfter(on)) {
            first = next;
            next = first.plus(period());
        }
        var days = ChronoUnit.DAYS.between(first, next);
        var end = termEnd.plusDays(1).isBefore(next) ? termEnd.plusDays(1) : next;
        var usedUntil = on.isBefore(first) ? first : on.plusDays(1);
        var left = Math.max(0, ChronoUnit.DAYS.between(usedUntil, end));
        return unitPrice
                .multiply(BigDecimal.valueOf(licences))
                .multiply(BigDecimal.valueOf(left))
                .divide(BigDecimal.valueOf(days), CENTS, RoundingMode.HALF_EVEN);
    }

    private Period period() {
        return switch (billingCycle) {
            case MONTHLY -> Period.ofMonths(1);
            case ANNUAL -> Period.ofYears(1);
            case BIENNIAL -> Period.ofYears(2);
            case TRIENNIAL -> Period.ofYears(3);
            case ONE_TIME, NONE -> Period.ofDays(Math.toIntExact(ChronoUnit.DAYS.between(start, termEnd) + 1));
        };
    }
}
