package dev.sluice.notification.delivery;

import dev.sluice.notification.sending.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When to try again, and when no more. Pure.
 *
 * @param pauses between attempts; one attempt more than pauses
 * @param jitter each pause is longer by up to this share of itself
 */
record RetryPlan(List<Duration> pauses, double jitter, Duration longestRetryAfter) {

    private static final int GONE = 410;
    private static final String SAY = "webhook-delivery";
    private static final String ABORT = "abort-message";

    /**
     * @param attempt of the plan, from 1
     * @param now business time at the attempt's end
     * @param realNow for dates of the receiver
     * @param chance from 0 to 1
     */
    Verdict after(int attempt, Exchange exchange, Instant now, Instant realNow, double chance) {
        if (exchange.isSuccess()) {
            return new Verdict.Delivered();
        }
        if (exchange.header(SAY)
                .filter(say -> say.strip().equalsIgnoreCase(ABORT))
                .isPresent()) {
            return new Verdict.Aborted();
        }
        if (exchange.hasStatus(GONE)) {
            return new Verdict.Gone(now.plus(pauses.getFirst()));
        }
        if (attempt > pauses.size()) {
            return new Verdict.Exhausted();
        }
        return new Verdict.Retry(now.plus(pause(attempt, exchange, realNow, chance)));
    }

    private Duration pause(int attempt, Exchange exchange, Instant realNow, double chance) {
        var planned = pauses.get(attempt - 1);
        var jittered = planned.plusMillis(Math.round(planned.toMillis() * jitter * chance));
        var asked = exchange.header("retry-after")
                .flatMap(header -> RetryAfter.parse(header, realNow))
                .map(wish -> wish.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : wish)
                .orElse(Duration.ZERO);
        return asked.compareTo(jittered) > 0 ? asked : jittered;
    }
}
