package dev.sluice.transfer.legacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * With whom a legacy subscription has been, and since when.
 *
 * @param begunOn its first day: of the purchase, or with the partner to which it went over
 * @param partnerSince since when its present partner has it
 * @param predecessorId the other partner's that it goes on from
 */
public record Tenure(
        LocalDate begunOn, Instant partnerSince, @Nullable String predecessorId) {

    static Tenure since(LocalDate purchase) {
        return new Tenure(purchase, begin(purchase), null);
    }

    /** What went over on that day. */
    static Tenure after(String predecessor, LocalDate day) {
        return new Tenure(day, begin(day), predecessor);
    }

    /** The registry corrects the day of the purchase; what came later stays. */
    Tenure boughtOn(LocalDate purchase) {
        return begunOn.equals(purchase) || predecessorId != null
                ? this
                : new Tenure(purchase, partnerSince.equals(begin(begunOn)) ? begin(purchase) : partnerSince, null);
    }

    /** Another partner has it, as the same subscription, from that day on. */
    Tenure passedOn(LocalDate day) {
        return new Tenure(begunOn, begin(day), predecessorId);
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
