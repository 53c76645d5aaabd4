package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An add-on that migrates with its subscription; what is left out stays as it is.
 *
 * @param customTermEndDate a day, or an instant of it
 */
public record AddOnEntry(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String currentSubscriptionId,

        @Nullable @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @Nullable @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @Nullable @Min(1) Integer quantity,
        @Nullable Boolean purchaseFullTerm,
        @Nullable String customTermEndDate) {

    Member member(String at) {
        return new Member(
                TimeOrderedId.next(),
                LegacySubscription.normal(currentSubscriptionId),
                termDuration == null ? null : Term.valueOf(termDuration),
                billingCycle == null ? null : BillingCycle.of(billingCycle),
                quantity,
                Boolean.TRUE.equals(purchaseFullTerm),
                Texts.day(customTermEndDate, at + "/customTermEndDate"));
    }
}
