package dev.sluice.platform.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Aggregates whose due work failed: each waits longer and longer, so that the others' due work goes on before it. */
final class Failures {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private record Failure(Duration pause, Instant until) {}

    private final Clock realTime;
    private final Map<UUID, Failure> failures = new ConcurrentHashMap<>();

    Failures(Clock realTime) {
        this.realTime = realTime;
    }

    void add(UUID aggregate) {
        failures.compute(aggregate, (_, before) -> {
            var pause = before == null ? FIRST_PAUSE : min(before.pause().multipliedBy(2), LONGEST_PAUSE);
            return new Failure(pause, realTime.instant().plus(pause));
        });
    }

    void forget(UUID aggregate) {
        failures.remove(aggregate);
    }

    /** Those that still wait. */
    List<UUID> waiting() {
        var now = realTime.instant();
        return failures.entrySet().stream()
                .filter(failure -> failure.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those that were tried again when they should: what nobody tries any more was withdrawn, or another replica's. */
    int count() {
        var given = realTime.instant().minus(LONGEST_PAUSE);
        failures.values().removeIf(failure -> failure.until().isBefore(given));
        return failures.size();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
