package dev.sluice.notification.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When endpoints with a rate may have the next token. One thread's own. */
final class Paces {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    /** So that a token is there when it is asked for. */
    private static final Duration MARGIN = Duration.ofMillis(2);

    private final Map<UUID, Long> next = new HashMap<>();

    void claimed(Claim claim, long nanos) {
        var rate = claim.maxPerSecond();
        if (rate != null) {
            var pause = Duration.ofSeconds(1).dividedBy(rate).plus(MARGIN);
            next.put(claim.endpointId(), nanos + (pause.compareTo(SHORTEST) > 0 ? pause : SHORTEST).toNanos());
        }
    }

    List<UUID> take(long nanos) {
        var due = new ArrayList<UUID>();
        next.entrySet().removeIf(entry -> entry.getValue() - nanos <= 0 && due.add(entry.getKey()));
        return due;
    }

    /** From {@code nanos} to the earliest, at most {@code longest}. */
    Duration pause(long nanos, Duration longest) {
        return next.values().stream()
                .map(at -> Duration.ofNanos(Math.max(0, at - nanos)))
                .filter(pause -> pause.compareTo(longest) < 0)
                .min(Duration::compareTo)
                .orElse(longest);
    }
}
