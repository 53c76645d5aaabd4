package dev.sluice.stack.http;

import java.io.IOException;

/** A service answered, and not with success. */
public final class RequestRefused extends IOException {

    private static final int LONGEST = 600;

    RequestRefused(Answer answer) {
        super("%s: %d %s"
                .formatted(
                        answer.request(),
                        answer.status(),
                        shortened(answer.body().toString())));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
