package dev.sluice.attribution.workday;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Counts business days, in UTC; an instant keeps its time of day. */
public record Workdays(Set<LocalDate> holidays) {

    public Workdays {
        holidays = Set.copyOf(holidays);
    }

    /** The same time of day, this many business days later. */
    public Instant after(Instant start, int days) {
        var at = start;
        for (var left = days; left > 0; ) {
            at = at.plus(1, ChronoUnit.DAYS);
            if (isWorkday(day(at))) {
                left--;
            }
        }
        return at;
    }

    /** How many whole business days lie between them; a begun one does not count. */
    public int between(Instant start, Instant end) {
        var days = 0;
        for (var at = start.plus(1, ChronoUnit.DAYS); !at.isAfter(end); at = at.plus(1, ChronoUnit.DAYS)) {
            if (isWorkday(day(at))) {
                days++;
            }
        }
        return days;
    }

    private boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
