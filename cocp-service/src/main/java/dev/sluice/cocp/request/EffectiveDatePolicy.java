package dev.sluice.cocp.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** From which day the new partner serves, and how that comes about. Pure. Days begin at 00:00Z. */
record EffectiveDatePolicy(Anchor anchor, int graceDays) {

    /**
     * Where a licence stands.
     *
     * @param acceptedAt absent while nobody accepted: then it counts as accepted now
     * @param reviewDelay how long after the acceptance processing is expected
     */
    record Situation(Instant initiatedAt, @Nullable Instant acceptedAt, Instant now, Duration reviewDelay) {

        Instant accepted() {
            return acceptedAt == null ? now : acceptedAt;
        }

        Instant processed() {
            return accepted().plus(reviewDelay);
        }
    }

    /** A day, what it counts from and the arithmetic in words. */
    record Projection(LocalDate date, Anchor anchor, String basis) {}

    /** Never before it is processed. */
    LocalDate decide(Instant initiatedAt, Instant acceptedAt, Instant processedAt) {
        var counted = day(switch (anchor) {
                    case PROCESSED -> processedAt;
                    case ACCEPTED -> acceptedAt;
                    case INITIATED -> initiatedAt;
                })
                .plusDays(graceDays);
        return counted.isBefore(day(processedAt)) ? day(processedAt) : counted;
    }

    Projection project(Situation situation) {
        var date = decide(situation.initiatedAt(), situation.accepted(), situation.processed());
        var accepted = situation.acceptedAt() == null ? "accepted now" : "accepted " + situation.acceptedAt();
        var basis = switch (anchor) {
            case PROCESSED -> accepted + ", processed " + spoken(situation.reviewDelay()) + " later";
            case ACCEPTED -> accepted;
            case INITIATED -> "initiated " + situation.initiatedAt();
        };
        return new Projection(date, anchor, basis + ", " + graceDays + " days");
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String spoken(Duration delay) {
        return delay.toMinutesPart() == 0 && delay.toSecondsPart() == 0 ? delay.toHours() + " h" : delay.toString();
    }
}
