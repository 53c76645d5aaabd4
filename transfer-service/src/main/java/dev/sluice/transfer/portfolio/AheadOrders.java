package dev.sluice.transfer.portfolio;

import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.order.OrderEntry;
import dev.sluice.transfer.order.OrderOutlook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether what a legacy subscription leads to can be ordered for the day after its term, with the same plan and quantity. */
@ApplicationScoped
class AheadOrders {

    private final OrderOutlook orders;

    AheadOrders(OrderOutlook orders) {
        this.orders = orders;
    }

    /** Of those that are asked about together. */
    void readAhead(UUID tenant, Collection<LegacySubscription> subscriptions) {
        orders.readAhead(
                tenant,
                subscriptions.stream().map(LegacySubscription::customerTenantId).collect(Collectors.toSet()));
    }

    /** @param offer to which it leads; absent where it leads nowhere */
    MigrationOption option(UUID tenant, LegacySubscription subscription, @Nullable Offer offer, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var start = subscription.renewsOn().isBefore(today) ? today : subscription.renewsOn();
        var order = new OrderEntry(
                subscription.customerTenantId(),
                offer == null ? subscription.offerId().toString() : offer.sku(),
                null,
                subscription.quantity(),
                subscription.termDuration().name(),
                subscription.billingCycle().spelling(),
                start,
                null,
                null);
        return MigrationOption.of(
                OptionKind.ORDER_AHEAD,
                start,
                subscription.termDuration().lastDay(start),
                orders.against(tenant, order, now));
    }
}
