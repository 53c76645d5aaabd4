package dev.sluice.attribution.association;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One partner's time on an agreement: {@code from} belongs to it, {@code until} does not; no {@code until} while it lasts. */
record Period(UUID partner, Instant from, @Nullable Instant until) {

    Period {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a period ends after it begins: %s .. %s".formatted(from, until));
        }
    }
}
