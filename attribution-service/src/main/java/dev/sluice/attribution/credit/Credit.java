package dev.sluice.attribution.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer added by a partner, of one product.
 *
 * @param month the one after the association began
 * @param since when the partner's association began
 * @param reason why it was revoked
 */
public record Credit(
        UUID id,
        UUID partnerTenantId,
        UUID customerTenantId,
        String product,
        YearMonth month,
        CreditState state,
        Instant stateSince,
        UUID associationId,
        Instant since,
        @Nullable String reason,
        Instant created,
        long version) {

    static YearMonth monthFor(Instant since) {
        return YearMonth.from(since.atOffset(ZoneOffset.UTC)).plusMonths(1);
    }

    /** Granted from here on. */
    public Instant effectiveAt() {
        return begin(month.atDay(1));
    }

    public Instant visibleAt(int refreshDay) {
        return begin(month.atDay(refreshDay));
    }

    /** What the clock says, while the ground stands. */
    CreditState stateAt(Instant now, int refreshDay) {
        if (now.isBefore(effectiveAt())) {
            return CreditState.PENDING;
        }
        return now.isBefore(visibleAt(refreshDay)) ? CreditState.GRANTED : CreditState.VISIBLE;
    }

    boolean isRevoked() {
        return state == CreditState.REVOKED;
    }

    /** In this state from then on. */
    Credit becoming(CreditState next, Instant at, @Nullable String why) {
        return new Credit(
                id,
                partnerTenantId,
                customerTenantId,
                product,
                month,
                next,
                at,
                associationId,
                since,
                why,
                created,
                version + 1);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
