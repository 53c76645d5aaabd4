package dev.sluice.attribution.designation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The month whose customers count on a day: its own from the refresh day on, before that the month before. Usage is that of the
 * month before it, because it is measured when a month is over; everything is compared with the same a year earlier.
 */
record ScoringMonth(YearMonth month) {

    static ScoringMonth on(LocalDate day, int refreshDay) {
        var month = YearMonth.from(day);
        return new ScoringMonth(day.getDayOfMonth() < refreshDay ? month.minusMonths(1) : month);
    }

    ScoringMonth yearAgo() {
        return new ScoringMonth(month.minusYears(1));
    }

    YearMonth used() {
        return month.minusMonths(1);
    }

    /** What had ended by then does not count. */
    Instant refreshed(int refreshDay) {
        return month.atDay(refreshDay).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
