package dev.sluice.attribution.workday;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Counts business days, in UTC; an instant keeps its time of day. */
public record Workdays(Set<LocalDate> holidays) {

    private static final Duration DAY = Duration.ofDays(1);

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

    /** So much working time later: {@link #after(Instant, int)}, less what is missing of the last day. */
    public Instant after(Instant start, Duration time) {
        var whole = time.plus(DAY).minusNanos(1).toDays();
        var at = after(start, (int) whole).minus(DAY.multipliedBy(whole).minus(time));
        return whole == 0 ? at : onWorkday(at);
    }

    /** Working time between them, a business day as 24 hours. */
    public Duration between(Instant start, Instant end) {
        var first = onWorkday(start);
        var last = onWorkday(end);
        var days = day(first)
                .plusDays(1)
                .datesUntil(day(last).plusDays(1))
                .filter(this::isWorkday)
                .count();
        var time = DAY.multipliedBy(days).plus(Duration.between(timeOfDay(first), timeOfDay(last)));
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** Any other day stands for the business day before it. */
    private Instant onWorkday(Instant instant) {
        var at = instant;
        while (!isWorkday(day(at))) {
            at = at.minus(DAY);
        }
        return at;
    }

    private static LocalTime timeOfDay(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalTime();
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
