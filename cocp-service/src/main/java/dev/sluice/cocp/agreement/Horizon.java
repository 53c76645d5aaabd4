package dev.sluice.cocp.agreement;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far ahead a day of a contract may lie: further ones are mistakes, and no calendar carries them. */
public enum Horizon {
    /** Days on which people agree. */
    AGREED(10),
    /** Days that the registry knows; agreements without a real end are given a far one. */
    REGISTERED(100);

    public static final String CODE = "DATE_TOO_FAR";

    private final int years;

    Horizon(int years) {
        this.years = years;
    }

    public boolean holds(LocalDate date, LocalDate today) {
        return objectsTo(null, date, today).isEmpty();
    }

    /** Empty when the day is absent or near enough; the last day that is lies as many years after today. */
    public Optional<Violation> objectsTo(@Nullable String pointer, @Nullable LocalDate date, LocalDate today) {
        var last = today.plusYears(years);
        if (date == null || !date.isAfter(last)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(pointer, CODE, "%s lies after %s, %d years ahead.".formatted(date, last, years))
                .with(Remedy.of("CALLER", "Name an earlier day.")));
    }
}
