package dev.sluice.cocp.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From which day the new partner serves, and how that comes about. Pure. Days begin at 00:00Z. */
record EffectiveDatePolicy(Anchor anchor, int graceDays) {

    /**
     * Where a licence stands.
     *
     * @param acceptedAt absent while nobody accepted: then it counts as accepted now
     * @param agreed the day on which both sides agreed, if they did
     * @param reviewDelay how long after the acceptance processing is expected; when that has passed, it is expected now
     */
    record Situation(
            Instant initiatedAt,
            @Nullable Instant acceptedAt,
            @Nullable LocalDate agreed,
            Instant now,
            Duration reviewDelay) {

        Instant accepted() {
            return acceptedAt == null ? now : acceptedAt;
        }

        Instant processed() {
            return isLate() ? now : accepted().plus(reviewDelay);
        }

        boolean isLate() {
            return accepted().plus(reviewDelay).isBefore(now);
        }
    }

    /** A day, what it counts from and the arithmetic in words. */
    record Projection(LocalDate date, CountedFrom anchor, String basis) {}

    /** The agreed day, or else the counted one; never before it is processed. */
    LocalDate decide(Instant initiatedAt, Instant acceptedAt, Instant processedAt, @Nullable LocalDate agreed) {
        var wanted = agreed != null
                ? agreed
                : day(switch (anchor) {
                            case PROCESSED -> processedAt;
                            case ACCEPTED -> acceptedAt;
                            case INITIATED -> initiatedAt;
                        })
                        .plusDays(graceDays);
        return Stream.of(wanted, day(processedAt))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Projection project(Situation situation) {
        var agreed = situation.agreed();
        var date = decide(situation.initiatedAt(), situation.accepted(), situation.processed(), agreed);
        if (agreed != null) {
            var basis = date.equals(agreed) ? "agreed" : "agreed on " + agreed + ", " + processing(situation);
            return new Projection(date, CountedFrom.AGREED, basis);
        }
        var basis = switch (anchor) {
            case PROCESSED -> processing(situation);
            case ACCEPTED -> acceptance(situation);
            case INITIATED -> "initiated " + situation.initiatedAt();
        };
        return new Projection(date, CountedFrom.of(anchor), basis + ", " + graceDays + " days");
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String acceptance(Situation situation) {
        return situation.acceptedAt() == null ? "accepted now" : "accepted " + situation.acceptedAt();
    }

    private static String processing(Situation situation) {
        return acceptance(situation)
                + (situation.isLate()
                        ? ", processed now"
                        : ", processed " + spoken(situation.reviewDelay()) + " later");
    }

    private static String spoken(Duration delay) {
        return delay.toMinutesPart() == 0 && delay.toSecondsPart() == 0 ? delay.toHours() + " h" : delay.toString();
    }
}
