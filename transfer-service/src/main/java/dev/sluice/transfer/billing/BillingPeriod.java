package dev.sluice.transfer.billing;

import dev.sluice.transfer.offer.BillingCycle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * A billing period of a term. Pure.
 *
 * @param first its first day
 * @param next the day on which it would be over
 * @param end the day on which it is over: earlier where the term ends within it
 */
public record BillingPeriod(LocalDate first, LocalDate next, LocalDate end) {

    private static final int CENTS = 2;

    /** The one that a day belongs to; of days before the term the first. Each begins on the day of the month of the term's own first day. */
    public static BillingPeriod containing(LocalDate day, BillingCycle cycle, LocalDate start, LocalDate termEnd) {
        var length = length(cycle, start, termEnd);
        var no = 0;
        while (!start.plus(length.multipliedBy(no + 1)).isAfter(day)) {
            no++;
        }
        var next = start.plus(length.multipliedBy(no + 1));
        var over = termEnd.plusDays(1);
        return new BillingPeriod(start.plus(length.multipliedBy(no)), next, over.isBefore(next) ? over : next);
    }

    private static Period length(BillingCycle cycle, LocalDate start, LocalDate termEnd) {
        return switch (cycle) {
            case MONTHLY -> Period.ofMonths(1);
            case ANNUAL -> Period.ofYears(1);
            case BIENNIAL -> Period.ofYears(2);
            case TRIENNIAL -> Period.ofYears(3);
            case ONE_TIME, NONE -> Period.ofDays(Math.toIntExact(ChronoUnit.DAYS.between(start, termEnd) + 1));
        };
    }

    /**
     * What licences cost from a day to its end: the part of the whole period's price that those days are of its days.
     *
     * @param unitPrice of one licence and whole period
     */
    public BigDecimal cost(BigDecimal unitPrice, int licences, LocalDate from) {
        var since = from.isBefore(first) ? first : from;
        var days = Math.max(0, ChronoUnit.DAYS.between(since, end));
        return unitPrice
                .multiply(BigDecimal.valueOf(licences))
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(first, next)), CENTS, RoundingMode.HALF_EVEN);
    }

    public LocalDate lastDay() {
        return end.minusDays(1);
    }
}
