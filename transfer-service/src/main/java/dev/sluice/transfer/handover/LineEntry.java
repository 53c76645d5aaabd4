package dev.sluice.transfer.handover;

import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.offer.BillingCycle;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that is to go over, with its add-ons.
 *
 * @param quantity where given, it goes over only with as many licences
 * @param billingCycle where given, it goes over only when it is billed so
 */
public record LineEntry(
        @NotBlank @Size(max = 64) String subscriptionId,
        @Nullable @Min(1) Integer quantity,

        @Nullable @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle) {

    /** As ids are kept. */
    String id() {
        return LegacySubscription.normal(subscriptionId);
    }

    boolean describes(Transferable subscription) {
        var isSameQuantity = quantity == null || quantity == subscription.quantity();
        var isSameCycle = billingCycle == null
                || BillingCycle.of(billingCycle) == subscription.plan().billingCycle();
        return isSameQuantity && isSameCycle;
    }
}
