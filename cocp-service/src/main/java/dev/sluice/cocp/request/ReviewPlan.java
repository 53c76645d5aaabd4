package dev.sluice.cocp.request;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a review takes.
 *
 * @param delay from the acceptance to the expected end of processing
 * @param limit from the acceptance until it is overdue
 * @param automatic it completes by itself after the delay; else it waits for operations
 */
record ReviewPlan(Duration delay, Duration limit, boolean automatic) {

    static ReviewPlan of(CocpConfig config) {
        return new ReviewPlan(
                config.reviewDelay(), config.reviewLimit(), config.review() == CocpConfig.Review.AUTOMATIC);
    }

    Instant processingDueAt(Instant acceptedAt) {
        return acceptedAt.plus(delay);
    }

    Instant limitAt(Instant acceptedAt) {
        return acceptedAt.plus(limit);
    }
}
