package dev.sluice.transfer.partnercenter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Days as the vendor writes them. */
final class Spelling {

    private Spelling() {}

    /** A day is written as its beginning. */
    static @Nullable Instant of(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
