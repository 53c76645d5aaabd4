package dev.sluice.notification.sending;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param status where the receiver answered
 * @param head the answer's headers, names in lower case
 * @param body at most what is kept of an answer
 * @param address that was connected to
 * @param untilHead from the beginning to the answer's head
 */
public record Exchange(
        Outcome outcome,
        @Nullable Integer status,
        Map<String, String> head,
        byte[] body,
        @Nullable String address,
        @Nullable Duration untilAddress,
        @Nullable Duration untilHead,
        Duration total,
        @Nullable String failure) {

    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 300;

    public boolean isSuccess() {
        return outcome == Outcome.HTTP_STATUS && status != null && status >= OK && status < FIRST_REDIRECT;
    }

    public boolean hasStatus(int wanted) {
        return outcome == Outcome.HTTP_STATUS && status != null && status == wanted;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(head.get(name));
    }

    /** One line for people. */
    public String summary() {
        return failure != null ? outcome + ": " + failure : "status " + status;
    }
}
