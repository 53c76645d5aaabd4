package dev.sluice.transfer.channel;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A renewal that a partner wants.
 *
 * @param sku the subscription's own where it is left out
 * @param customTermEndDate last day of the first term, where it is to end with something else
 * @param partnerIdOnRecord the reseller of an indirect provider
 * @param notBefore an instant, or a day: from its noon on; for agreements that run on in an extended period
 */
public record ScheduleEntry(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String eaSubscriptionId,

        @Nullable @Size(max = 64) String sku,

        @NotNull @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @NotNull @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @NotNull @Min(1) Integer quantity,
        @Nullable LocalDate customTermEndDate,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String partnerIdOnRecord,

        @Nullable @DayOrInstant String notBefore) {

    Wish wish() {
        return new Wish(
                sku,
                new Plan(Term.valueOf(termDuration), BillingCycle.of(billingCycle)),
                quantity,
                customTermEndDate,
                partnerIdOnRecord,
                notBefore == null ? null : Wish.instant(notBefore));
    }
}
