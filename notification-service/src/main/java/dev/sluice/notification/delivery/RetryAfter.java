package dev.sluice.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads both forms of {@code Retry-After} (RFC 9110): seconds, or a date of real time. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** More digits than these are centuries, whatever they are. */
    private static final int MOST_DIGITS = 10;

    private RetryAfter() {}

    /** How long to wait; empty when it says nothing that can be read, zero for a date that is over. */
    static Optional<Duration> parse(String header, Instant realNow) {
        var text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(seconds(text));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isBefore(realNow) ? Duration.ZERO : Duration.between(realNow, date));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration seconds(String digits) {
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return Duration.ofSeconds(
                Long.parseLong(significant.length() > MOST_DIGITS ? "9".repeat(MOST_DIGITS) : significant));
    }
}
