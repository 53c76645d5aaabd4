package dev.sluice.attribution.claim;

import dev.sluice.attribution.workday.Workdays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** When the clocks of claims run out. */
@ApplicationScoped
class ClaimClocks {

    private final ClaimConfig config;
    private final Workdays workdays;

    ClaimClocks(ClaimConfig config, Workdays workdays) {
        this.config = config;
        this.workdays = workdays;
    }

    Instant optOut(Instant submitted) {
        return workdays.after(submitted, config.optOutDays());
    }

    Instant reviewStart(Instant submitted) {
        return workdays.after(submitted, config.reviewStartDays());
    }

    Instant review(Instant started, Duration timeLeft) {
        return workdays.after(started, timeLeft);
    }

    Duration timeUsed(Instant started, Instant now) {
        return workdays.between(started, now);
    }

    Instant partnerAnswer(Instant asked) {
        return workdays.after(asked, config.partnerAnswerDays());
    }

    Instant dispute(Instant rejected) {
        return rejected.atOffset(ZoneOffset.UTC).plus(config.disputePeriod()).toInstant();
    }

    Instant disputeReview(Instant disputed) {
        return workdays.after(disputed, config.disputeReviewDays());
    }

    Instant confirmation(Instant submitted) {
        return submitted.plus(config.confirmationTarget());
    }

    Duration reviewTime() {
        return Duration.ofDays(config.reviewDays());
    }
}
