package dev.sluice.transfer.offer;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;

/** For how long a subscription is committed to, by its ISO 8601 name. */
public enum Term {
    P1M,
    P1Y,
    P3Y;

    public static final String PATTERN = "P1M|P1Y|P3Y";

    public Period period() {
        return Period.parse(name());
    }

    /** The last day of a term that begins with {@code first}; a day that a month does not have is its last. */
    public LocalDate lastDay(LocalDate first) {
        return first.plus(period()).minusDays(1);
    }

    public static Optional<Term> find(String text) {
        return Arrays.stream(values()).filter(term -> term.name().equals(text)).findFirst();
    }
}
