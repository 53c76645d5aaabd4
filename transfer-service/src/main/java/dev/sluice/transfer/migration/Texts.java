package dev.sluice.transfer.migration;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Shape;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads times as both kinds of callers write them: days, instants, and instants without an offset. */
final class Texts {

    private static final int LENGTH_OF_A_DAY = "2026-04-01".length();

    private Texts() {}

    /** @throws Refusal 400 at the pointer */
    static @Nullable LocalDate day(@Nullable String text, String pointer) {
        return text == null ? null : LocalDate.ofInstant(requireNonNull(instant(text, pointer)), ZoneOffset.UTC);
    }

    /** A day: its beginning, UTC. */
    static @Nullable Instant instant(@Nullable String text, String pointer) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == LENGTH_OF_A_DAY) {
                return Shape.day(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            var hasOffset =
                    text.endsWith("Z") || text.substring(LENGTH_OF_A_DAY).matches(".*[+-][0-9]{2}:[0-9]{2}");
            var parsed = hasOffset ? OffsetDateTime.parse(text).toInstant() : Instant.parse(text + "Z");
            return Shape.instant(parsed.toString()).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            throw Refusal.malformed(pointer, "INVALID_VALUE", "is a day, or an instant such as 2026-04-01T00:00:00Z");
        }
    }
}
