package dev.sluice.transfer.migration;

import dev.sluice.transfer.offer.Term;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Until when the first term of a migrated subscription runs. Pure.
 *
 * @param legacyLastDay of the present legacy term
 * @param startDate first day of the new subscription
 * @param full a term of its own begins
 */
record FirstTerm(LocalDate legacyLastDay, Term term, LocalDate startDate, boolean full) {

    /**
     * What is left of the legacy term; of a shorter new term its next end by the same day. When nothing is left, a term of its own.
     */
    LocalDate lastDay() {
        if (full || !legacyLastDay.isAfter(startDate)) {
            return term.lastDay(startDate);
        }
        var months = term.period().toTotalMonths();
        var terms = ChronoUnit.MONTHS.between(startDate, legacyLastDay) / months + 1;
        var end = legacyLastDay.minusMonths(terms * months);
        while (!end.isAfter(startDate)) {
            terms--;
            end = legacyLastDay.minusMonths(terms * months);
        }
        return end;
    }
}
