package dev.sluice.transfer.subscription;

import dev.sluice.transfer.offer.Term;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On which days a first term may end, so that subscriptions of a customer end together. The first term may be shorter than the
 * term, never longer. Pure.
 *
 * @param start first day of the new subscription
 * @param anchors the customer's other subscriptions with the same partner that are active and no trials
 */
public record CoTermination(LocalDate start, Term term, List<Anchor> anchors) {

    private static final int FIRST_DAY_THAT_SOME_MONTHS_LACK = 28;
    private static final int LAST_DAY_THAT_SOME_MONTHS_LACK = 30;

    public CoTermination {
        anchors = List.copyOf(anchors);
    }

    /** A subscription to end with; {@code end} is the last day of its present term. */
    public record Anchor(Term term, LocalDate end) {}

    /** What is wrong with a day, by the vendor's numbers. */
    public enum Fault {
        /** 900291: outside the first term, or a day that some months do not have. */
        INVALID,
        /** 900292: nothing ends on it. */
        NOT_ALIGNED
    }

    public LocalDate fullEnd() {
        return term.lastDay(start);
    }

    public Optional<Fault> fault(LocalDate wanted) {
        if (wanted.isBefore(start) || wanted.isAfter(fullEnd()) || isOnMovingDay(wanted)) {
            return Optional.of(Fault.INVALID);
        }
        return wanted.equals(fullEnd())
                        || wanted.equals(lastMonthEnd())
                        || anchors().stream().anyMatch(each -> endsWith(each, wanted))
                ? Optional.empty()
                : Optional.of(Fault.NOT_ALIGNED);
    }

    /** The month end on which it may end; empty where the first term is over before. */
    public Optional<LocalDate> monthEnd() {
        return Optional.of(lastMonthEnd()).filter(day -> !day.isBefore(start));
    }

    /** The days of another subscription on which it may end. */
    public List<LocalDate> endsOf(Anchor anchor) {
        return start.datesUntil(fullEnd().plusDays(1))
                .filter(day -> !isOnMovingDay(day) && endsWith(anchor, day))
                .toList();
    }

    private boolean isOnMovingDay(LocalDate wanted) {
        var day = wanted.getDayOfMonth();
        return term == Term.P1M
                && day >= FIRST_DAY_THAT_SOME_MONTHS_LACK
                && day <= LAST_DAY_THAT_SOME_MONTHS_LACK
                && !wanted.equals(YearMonth.from(wanted).atEndOfMonth());
    }

    /** The last month that ends within the first term. */
    private LocalDate lastMonthEnd() {
        var ofLastDay = YearMonth.from(fullEnd());
        return ofLastDay.atEndOfMonth().equals(fullEnd())
                ? fullEnd()
                : ofLastDay.minusMonths(1).atEndOfMonth();
    }

    /** A month may end with anything, by the day of the month; years end with years, now or at a later anniversary. */
    private boolean endsWith(Anchor anchor, LocalDate wanted) {
        if (term == Term.P1M) {
            return wanted.equals(
                    YearMonth.from(wanted).atDay(Math.min(anchor.end().getDayOfMonth(), wanted.lengthOfMonth())));
        }
        return anchor.term() != Term.P1M
                && Stream.iterate(0, years -> years + 1)
                        .map(years -> anchor.end().plusYears(years))
                        .takeWhile(end -> !end.isAfter(wanted))
                        .anyMatch(wanted::equals);
    }
}
