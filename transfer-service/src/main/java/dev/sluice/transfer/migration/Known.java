package dev.sluice.transfer.migration;

import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.legacy.LegacySubscription;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What bundles are looked at by: the tables as they are now, or what was read ahead of them for many. */
interface Known {

    Optional<LegacySubscription> find(String subscription);

    List<LegacySubscription> addOnsOf(LegacySubscription base);

    /** By subscription; those that are free, or that only the vendor has scheduled, are left out. */
    Map<String, OpenFlow> flows(Collection<String> subscriptions);

    /** How many more seats a holder could have, beside what all others hold. */
    int seatsLeft(UUID customer, String sku, UUID holder, int cap);
}
