package dev.sluice.transfer.legacy;

import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Shape;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as a row of an import.
 *
 * @param status in the vendor's spelling, read without regard to case
 * @param termEndDate the last day of its term, or the instant at which the term is over
 * @param promotion one is active, or was when it was bought; false where it is left out
 * @param baseSubscriptionId whose add-on it is
 * @param autoRenew true where it is left out
 */
record LegacySubscriptionRow(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String subscriptionId,

        @NotNull UUID customerTenantId,
        @NotNull UUID partnerTenantId,
        @NotNull UUID offerId,

        @NotNull
        @Pattern(
                regexp = "(?i)Active|Suspended|Deleted|Expired|Pending|Disabled",
                message = "is Active, Suspended, Deleted, Expired, Pending or Disabled")
        String status,

        @NotNull LocalDate purchasedOn,
        @NotNull String termEndDate,

        @NotNull @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @NotNull @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @NotNull @Min(1) Integer quantity,
        @Nullable Boolean promotion,
        @NotNull Segment segment,
        @Nullable Boolean trial,

        @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String baseSubscriptionId,

        @Nullable Boolean autoRenew,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String partnerIdOnRecord) {

    /**
     * As the file has it; its term may be over by now.
     *
     * @throws Refusal 400 where the end is neither a day nor an instant, or lies before the purchase
     */
    LegacySubscription subscription(Position place, Tenure tenure, long version, Instant now) {
        var end = end();
        if (!end.isAfter(purchasedOn.atStartOfDay().toInstant(ZoneOffset.UTC))) {
            throw Refusal.malformed("/termEndDate", "INVALID_VALUE", "is not before purchasedOn");
        }
        var id = LegacySubscription.normal(subscriptionId);
        var base = baseSubscriptionId == null ? null : LegacySubscription.normal(baseSubscriptionId);
        if (id.equals(base)) {
            throw Refusal.malformed("/baseSubscriptionId", "INVALID_VALUE", "is another subscription");
        }
        return new LegacySubscription(
                place,
                id,
                customerTenantId,
                partnerTenantId,
                offerId,
                SubscriptionStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                now,
                purchasedOn,
                end,
                LocalDate.ofInstant(end.minus(1, ChronoUnit.MICROS), ZoneOffset.UTC)
                        .getDayOfMonth(),
                Term.valueOf(termDuration),
                BillingCycle.of(billingCycle),
                quantity,
                Boolean.TRUE.equals(promotion),
                segment,
                Boolean.TRUE.equals(trial),
                base,
                !Boolean.FALSE.equals(autoRenew),
                partnerIdOnRecord,
                null,
                tenure,
                version);
    }

    private Instant end() {
        try {
            return termEndDate.length() == "2026-04-01".length()
                    ? Shape.day(termEndDate).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Shape.instant(termEndDate).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Refusal.malformed(
                    "/termEndDate", "INVALID_VALUE", "is a day, or an instant such as 2026-04-01T18:00:00Z");
        }
    }
}
