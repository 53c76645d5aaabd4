package dev.sluice.notification.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt says about its endpoint, and what follows from failures that go on. Pure.
 *
 * @param warnAt percent of {@code disableAfter}, rising
 * @param failuresToOpen in a row, after which the circuit opens
 * @param pause the first time; it doubles with each probe that fails
 * @param slots attempts at a time when all is well
 */
record HealthPlan(
        Duration disableAfter,
        List<Integer> warnAt,
        int failuresToOpen,
        Duration pause,
        Duration longestPause,
        int slots) {

    private static final int HUNDRED = 100;
    private static final int MOST_DOUBLINGS = 20;

    Health after(Health before, Observation seen) {
        return seen.success() ? afterSuccess(before, seen) : afterFailure(before, seen);
    }

    /** That it is gone stands, whatever attempts beside it brought: its owner decides. */
    private Health afterSuccess(Health before, Observation seen) {
        var announced = before.announcedSince();
        var gone = before.goneAt();
        var faster = before.slots() == null || before.slots() + 1 >= slots ? null : before.slots() + 1;
        var news = announced == null ? null : seen.endedAt();
        return new Health(null, 0, 0, announced, gone, gone == null ? news : gone, null, 0, faster);
    }

    private Health afterFailure(Health before, Observation seen) {
        var since = before.failingSince() == null ? seen.startedAt() : before.failingSince();
        var failures = before.failures() + 1;
        var opens = failures >= failuresToOpen && !isBeforeProbe(before.openUntil(), seen.startedAt());
        var gone = seen.gone() && before.goneAt() == null ? seen.endedAt() : before.goneAt();
        return new Health(
                since,
                failures,
                before.warned(),
                before.announcedSince(),
                gone,
                gone != null ? gone : next(since, before.warned()),
                opens ? seen.endedAt().plus(pauseAfter(before.pauses())) : before.openUntil(),
                opens ? before.pauses() + 1 : before.pauses(),
                seen.slower() ? Integer.valueOf(Math.max(1, slotsOf(before) / 2)) : before.slots());
    }

    /** Attempts that were under way when the circuit opened say nothing new. */
    private static boolean isBeforeProbe(@Nullable Instant openUntil, Instant startedAt) {
        return openUntil != null && startedAt.isBefore(openUntil);
    }

    private Duration pauseAfter(int pauses) {
        var longer = pause.multipliedBy(1L << Math.min(pauses, MOST_DOUBLINGS));
        return longer.compareTo(longestPause) > 0 ? longestPause : longer;
    }

    private int slotsOf(Health health) {
        var slower = health.slots();
        return slower == null ? slots : slower;
    }

    /** When the next warning, or the end, is due for an endpoint that has been failing since then. */
    Instant next(Instant failingSince, int warned) {
        return warnAt.stream()
                .filter(percent -> percent > warned)
                .findFirst()
                .map(percent -> after(failingSince, percent))
                .orElse(disableAt(failingSince));
    }

    /** The latest warning that is due; those missed in an outage collapse into it. */
    Optional<Integer> dueWarning(Instant failingSince, int warned, Instant now) {
        return warnAt.stream()
                .filter(percent -> percent > warned && !now.isBefore(after(failingSince, percent)))
                .reduce((earlier, later) -> later);
    }

    Instant disableAt(Instant failingSince) {
        return after(failingSince, HUNDRED);
    }

    Instant after(Instant failingSince, int percent) {
        return failingSince.plus(disableAfter.multipliedBy(percent).dividedBy(HUNDRED));
    }
}
