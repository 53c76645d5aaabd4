package dev.sluice.transfer.channel;

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

    /**
     * An instant, or a day. Nothing is processed before noon of a day.
     *
     * @throws DateTimeException when it is neither
     */
    static Instant instant(String text) {
        if (text.length() == "2026-04-01".length()) {
            return ProcessingTimes.from(Shape.day(text));
        }
        var wanted = Shape.instant(text);
        var noon = ProcessingTimes.from(ProcessingTimes.day(wanted));
        return wanted.isBefore(noon) ? noon : wanted;
    }
}
