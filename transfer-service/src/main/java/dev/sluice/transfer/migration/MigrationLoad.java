package dev.sluice.transfer.migration;

import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads with a few statements what a plan of many migrations, or a page of what could migrate, needs. */
@ApplicationScoped
class MigrationLoad {

    private final LegacySubscriptions subscriptions;
    private final OpenFlows flows;
    private final Seats seats;
    private final Directory directory;
    private final ServedCustomers served;
    private final VendorSchedulesOpen vendorSchedules;

    MigrationLoad(
            LegacySubscriptions subscriptions,
            OpenFlows flows,
            Seats seats,
            Directory directory,
            ServedCustomers served,
            VendorSchedulesOpen vendorSchedules) {
        this.subscriptions = subscriptions;
        this.flows = flows;
        this.seats = seats;
        this.directory = directory;
        this.served = served;
        this.vendorSchedules = vendorSchedules;
    }

    ReadAhead of(Collection<String> wanted) {
        var found = subscriptions
                .all(wanted.stream().map(LegacySubscription::normal).distinct().toList())
                .stream()
                .collect(Collectors.toMap(LegacySubscription::id, Function.identity()));
        var addOns = subscriptions.addOnsOf(found.keySet());
        var all = new HashSet<>(found.keySet());
        addOns.values().forEach(each -> each.forEach(addOn -> all.add(addOn.id())));
        var customers = found.values().stream()
                .map(LegacySubscription::customerTenantId)
                .collect(Collectors.toSet());
        return new ReadAhead(found, addOns, vendorSchedules.withoutThem(flows.find(all)), seats.heldBy(customers));
    }

    /** Answers what rules ask of each customer before they do. */
    void customers(Lookups lookups, UUID partner, Collection<UUID> customers) {
        directory.customers(customers).forEach(lookups::know);
        var statuses = directory.tradeStatuses(customers);
        var since = served.since(partner, customers).keySet();
        customers.forEach(customer -> {
            lookups.know(customer, statuses.getOrDefault(customer, ""));
            lookups.know(partner, customer, since.contains(customer));
        });
    }
}
