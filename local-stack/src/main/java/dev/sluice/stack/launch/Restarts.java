package dev.sluice.stack.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When a part that died may be started again: at once the first time, ever later while it keeps dying. */
final class Restarts {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private record Pause(Instant until, Duration length) {}

    private final Clock clock;
    private final Map<String, Pause> pauses = new HashMap<>();

    Restarts(Clock clock) {
        this.clock = clock;
    }

    /** Asked once per look; a yes is taken to be followed by a start. */
    boolean mayStart(String part) {
        var now = clock.instant();
        var last = pauses.get(part);
        if (last != null && now.isBefore(last.until())) {
            return false;
        }
        var length = last == null || ranWell(last, now) ? FIRST_PAUSE : doubled(last.length());
        pauses.put(part, new Pause(now.plus(length), length));
        return true;
    }

    private static boolean ranWell(Pause last, Instant now) {
        return now.isAfter(last.until().plus(LONGEST_PAUSE));
    }

    private static Duration doubled(Duration length) {
        var longer = length.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
