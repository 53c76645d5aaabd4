package dev.sluice.transfer.handover;

import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that may go over, whatever keeps it.
 *
 * @param provisionedAs as which the provisioner knows it
 * @param baseSubscriptionId of an add-on: what it adds to
 */
public record Transferable(
        String subscriptionId,
        TransferModel model,
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
        @Nullable String baseSubscriptionId) {

    boolean isActive() {
        return status == SubscriptionStatus.ACTIVE;
    }

    boolean isAddOn() {
        return baseSubscriptionId != null;
    }

    /** There is something of it that would have to travel with a base, on which it hangs by however many others. */
    boolean travelsWith(String base, Map<String, Transferable> known) {
        return !status.isOver() && bases(known).contains(base);
    }

    /** What it adds to, what that adds to, and on. */
    Set<String> bases(Map<String, Transferable> known) {
        var bases = new LinkedHashSet<String>();
        var next = baseSubscriptionId;
        while (next != null && bases.add(next)) {
            var base = known.get(next);
            next = base == null ? null : base.baseSubscriptionId();
        }
        return bases;
    }

    boolean belongsTo(UUID customer, UUID partner) {
        return customerTenantId.equals(customer) && partnerTenantId.equals(partner);
    }
}
