package dev.sluice.transfer.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A legacy subscription of a customer, and what can be done about it. Of another partner nothing is told but that it is one.
 *
 * @param remainingDays of its present term, the last one included
 * @param renewsOn the day after its last; absent when it does not renew itself
 * @param projectedVendorLedDate the next renewal that the vendor leads, as far as is known
 * @param target to what the offer matrix leads; absent where it leads nowhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegacyView(
        String subscriptionId,
        UUID customerTenantId,
        Provider provider,
        UUID offerId,
        SubscriptionStatus status,
        Segment segment,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        LocalDate purchasedOn,
        LocalDate termEndDate,
        long remainingDays,
        boolean autoRenew,
        boolean trial,
        @Nullable String baseSubscriptionId,
        @Nullable LocalDate renewsOn,
        @Nullable LocalDate projectedVendorLedDate,
        @Nullable Target target,
        List<MigrationOption> options,
        @Nullable UUID migrationId,
        long version) {

    /** An offer of New Commerce. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(String sku, String name, @Nullable String catalogItemId, boolean migrationEnabled) {

        static Target of(Offer offer) {
            return new Target(offer.sku(), offer.name(), offer.catalogItemId(), offer.migrationEnabled());
        }
    }
}
