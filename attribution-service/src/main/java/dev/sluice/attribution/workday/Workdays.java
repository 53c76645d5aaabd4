package dev.sluice.attribution.workday;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/** Counts business days, in UTC; an instant keeps its time of day. */
public record Workdays(Set<LocalDate> holidays) {

    private static final Duration DAY = Duration.ofDays(1);

    public Workdays {
        holidays = Set.copyOf(holidays);
    }

    /** The same time of day, this many business days later; also from a day off. */
    public Instant after(Instant start, int days) {
        var at = start;
        for (var left = days; left > 0; ) {
            at = at.plus(DAY);
            if (isWorkday(day(at))) {
                left--;
            }
        }
        return at;
    }

    /** So much working time later, as {@link #between} counts it. */
    public Instant after(Instant start, Duration time) {
        var whole = time.plus(DAY).minusNanos(1).toDays();
        var at =
                after(resumed(start), (int) whole).minus(DAY.multipliedBy(whole).minus(time));
        while (whole > 0 && !isWorkday(day(at))) {
            at = at.minus(DAY);
        }
        return whole == 0 ? start : at;
    }

    /** Working time between them, a business day as 24 hours; on days off it stands still. */
    public Duration between(Instant start, Instant end) {
        if (end.isBefore(start)) {
            return Duration.ZERO;
        }
        var days = day(start).datesUntil(day(end)).filter(this::isWorkday).count();
        return DAY.multipliedBy(days).plus(workedOn(end)).minus(workedOn(start));
    }

    /** What has passed of its day, of a day off nothing. */
    private Duration workedOn(Instant at) {
        var day = day(at);
        return isWorkday(day) ? Duration.between(midnight(day), at) : Duration.ZERO;
    }

    /** When working time runs on. */
    private Instant resumed(Instant at) {
        var day = day(at);
        if (isWorkday(day)) {
            return at;
        }
        while (!isWorkday(day)) {
            day = day.plusDays(1);
        }
        return midnight(day);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
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
