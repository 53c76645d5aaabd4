package dev.sluice.transfer.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a renewal is processed, and when what it creates begins.
 *
 * @param notBefore processing begins at this instant; until then it can be changed
 * @param processBy later it is given up
 * @param startDate of the new subscription; while {@code startsWhenProcessed}, the earliest one
 */
record ProcessingTimes(Instant notBefore, Instant processBy, LocalDate startDate, boolean startsWhenProcessed) {

    private static final LocalTime BEGIN = LocalTime.NOON;
    private static final Duration LIMIT_AFTER_END = Duration.ofDays(3);
    private static final Duration LIMIT_AFTER_SUBMISSION = Duration.ofDays(4);

    /** Submitted up to and including the last day: the day after it. Submitted later: the day after the submission. */
    static ProcessingTimes of(LocalDate end, Instant submittedAt) {
        var submittedOn = day(submittedAt);
        if (!submittedOn.isAfter(end)) {
            var notBefore = from(end.plusDays(1));
            return new ProcessingTimes(notBefore, notBefore.plus(LIMIT_AFTER_END), end.plusDays(1), false);
        }
        var notBefore = from(submittedOn.plusDays(1));
        return new ProcessingTimes(notBefore, submittedAt.plus(LIMIT_AFTER_SUBMISSION), submittedOn.plusDays(1), true);
    }

    /** An agreement that runs on after its end: not before the instant wanted, where one is. */
    ProcessingTimes notBefore(@Nullable Instant wanted) {
        return wanted == null || !wanted.isAfter(notBefore)
                ? this
                : new ProcessingTimes(wanted, wanted.plus(LIMIT_AFTER_END), day(wanted), true);
    }

    /** From noon on, UTC. */
    static Instant from(LocalDate day) {
        return day.atTime(BEGIN).toInstant(ZoneOffset.UTC);
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
