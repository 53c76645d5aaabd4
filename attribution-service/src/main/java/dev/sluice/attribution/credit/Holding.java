package dev.sluice.attribution.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A time, half-open, in which a partner is associated with a product of a customer. */
record Holding(UUID associationId, Instant from, @Nullable Instant until) {

    /**
     * Without gaps between them: whoever goes on, by another association or on the subscription that took the place of the first,
     * has not added the customer again.
     */
    static List<Holding> joined(List<Holding> holdings) {
        var joined = new ArrayList<Holding>();
        holdings.stream()
                .sorted(Comparator.comparing(Holding::from).thenComparing(Holding::associationId))
                .forEach(next -> {
                    if (joined.isEmpty() || joined.getLast().endsBefore(next)) {
                        joined.add(next);
                    } else {
                        joined.add(joined.removeLast().with(next));
                    }
                });
        return joined;
    }

    private boolean endsBefore(Holding next) {
        return until != null && until.isBefore(next.from);
    }

    private Holding with(Holding next) {
        return new Holding(associationId, from, later(until, next.until));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }
}
