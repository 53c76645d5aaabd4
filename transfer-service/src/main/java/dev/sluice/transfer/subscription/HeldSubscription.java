package dev.sluice.transfer.subscription;

import dev.sluice.transfer.offer.Plan;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription as other capabilities see it. */
public record HeldSubscription(
        UUID id,
        UUID customerTenantId,
        UUID partnerTenantId,
        String sku,
        String name,
        int quantity,
        Plan plan,
        SubscriptionStatus status,
        LocalDate termEndDate,
        String provisionedAs,
        @Nullable String promotionId,
        @Nullable UUID baseSubscriptionId) {

    static HeldSubscription of(Subscription subscription) {
        return new HeldSubscription(
                subscription.id(),
                subscription.customerTenantId(),
                subscription.partnerTenantId(),
                subscription.sku(),
                subscription.name(),
                subscription.quantity(),
                subscription.term().plan(),
                subscription.status(),
                subscription.term().termEndDate(),
                subscription.provisionedAs(),
                subscription.term().promotionId(),
                subscription.baseSubscriptionId());
    }
}
