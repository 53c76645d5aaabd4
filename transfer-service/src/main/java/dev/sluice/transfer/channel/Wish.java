package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Shape;
import dev.sluice.transfer.offer.Plan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a partner wants of a renewal.
 *
 * @param sku absent: the subscription's own
 */
record Wish(
        @Nullable String sku,
        Plan plan,
        int quantity,
        @Nullable LocalDate customTermEndDate,
        @Nullable String partnerIdOnRecord,
        @Nullable Instant notBefore) {

    /** An instant, or a day: from noon of it. */
    static Instant instant(String text) {
        try {
            return text.length() == "2026-04-01".length()
                    ? ProcessingTimes.from(LocalDate.parse(text))
                    : Shape.instant(text);
        } catch (DateTimeException e) {
            throw Refusal.malformed(
                    "/notBefore", "INVALID_VALUE", "is a day, or an instant such as 2026-04-01T12:00:00Z");
        }
    }
}
