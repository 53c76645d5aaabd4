package dev.sluice.notification.feed;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * How far a reader is. Opaque on the wire.
 *
 * @param position of the last message that was read, or that was left out by a filter
 * @param at real time: everything that was taken before has been read
 */
record FeedCursor(long position, Instant at) {

    /** Messages are kept for longer still, so that a reader who begins at the oldest one can go on from there. */
    private static final Duration PATIENCE = Duration.ofDays(2);

    String token() {
        var text = "f1/" + position + "/" + at.getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal 400 when it is none, 422 when messages after it may be gone by now */
    static FeedCursor of(String token, Duration kept, Instant now) {
        var cursor = parsed(token);
        if (cursor.at().plus(kept).plus(PATIENCE).isBefore(now)) {
            var message = "The cursor is of %s; cursors are kept for %d days.".formatted(cursor.at(), kept.toDays());
            throw Refusal.refused(
                    "EVENT_CURSOR_EXPIRED",
                    message,
                    List.of(
                            Violation.of("after", "EVENT_CURSOR_EXPIRED", message)
                                    .with(
                                            Remedy.of(
                                                    "INTEGRATOR",
                                                    "Read the present state from the APIs, then begin without after: at the oldest event kept."))));
        }
        return cursor;
    }

    private static FeedCursor parsed(String token) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("/", -1);
            if (parts.length == 3 && parts[0].equals("f1")) {
                var position = Long.parseLong(parts[1]);
                if (position >= 0) {
                    return new FeedCursor(position, Instant.ofEpochSecond(Long.parseLong(parts[2])));
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // said below
        }
        throw Refusal.malformed("after", "PAGE_TOKEN_INVALID", "is not a cursor of this feed");
    }
}
