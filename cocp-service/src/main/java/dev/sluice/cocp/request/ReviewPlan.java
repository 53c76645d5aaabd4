package dev.sluice.cocp.request;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a review takes.
 *
 * @param delay from the acceptance to the expected end of processing
 * @param limit from the acceptance until it is overdue
 */
record ReviewPlan(Duration delay, Duration limit) {

    static ReviewPlan of(CocpConfig config) {
        return new ReviewPlan(config.reviewDelay(), config.reviewLimit());
    }

    Instant processingDueAt(Instant acceptedAt) {
        return acceptedAt.plus(delay);
    }

    Instant limitAt(Instant acceptedAt) {
        return acceptedAt.plus(limit);
    }
}
