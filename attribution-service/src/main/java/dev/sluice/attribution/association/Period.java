package dev.sluice.attribution.association;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One partner's time on a unit: {@code from} belongs to it, {@code until} does not; no {@code until} while it lasts. */
public record Period(UUID partner, Instant from, @Nullable Instant until) {

    public Period {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a period ends after it begins: %s .. %s".formatted(from, until));
        }
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
