package dev.sluice.transfer.migration;

import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the tables; seats that it tells of nobody else takes until the transaction ends. */
@ApplicationScoped
class KnownNow implements Known {

    private final LegacySubscriptions subscriptions;
    private final OpenFlows flows;
    private final Seats seats;
    private final VendorSchedulesOpen vendorSchedules;

    KnownNow(LegacySubscriptions subscriptions, OpenFlows flows, Seats seats, VendorSchedulesOpen vendorSchedules) {
        this.subscriptions = subscriptions;
        this.flows = flows;
        this.seats = seats;
        this.vendorSchedules = vendorSchedules;
    }

    @Override
    public Optional<LegacySubscription> find(String subscription) {
        return subscriptions.find(subscription);
    }

    @Override
    public List<LegacySubscription> addOnsOf(LegacySubscription base) {
        return subscriptions.addOnsOf(base);
    }

    @Override
    public Map<String, OpenFlow> flows(Collection<String> subscriptionIds) {
        return vendorSchedules.withoutThem(flows.find(subscriptionIds));
    }

    @Override
    public int seatsLeft(UUID customer, String sku, UUID holder, int cap) {
        return seats.left(customer, sku, holder, cap);
    }
}
