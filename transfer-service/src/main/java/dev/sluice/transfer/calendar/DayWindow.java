package dev.sluice.transfer.calendar;

import java.time.LocalDate;
import java.time.Period;

/** Days from the first to the last, both included: the one exception to half-open periods, because contract days are. */
public record DayWindow(LocalDate first, LocalDate last) {

    public DayWindow {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a window from %s to %s".formatted(first, last));
        }
    }

    /** Months keep the number of the day, or end with the month where it has no such day. */
    public static DayWindow around(LocalDate day, Period back, Period ahead) {
        return new DayWindow(day.minus(back), day.plus(ahead));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    public boolean isOver(LocalDate day) {
        return day.isBefore(first);
    }

    /** The first day on which a window of the same reach ahead contains {@code day}. */
    public static LocalDate opensFor(LocalDate day, Period ahead) {
        var candidate = day.minus(ahead);
        while (candidate.plus(ahead).isBefore(day)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }
}
