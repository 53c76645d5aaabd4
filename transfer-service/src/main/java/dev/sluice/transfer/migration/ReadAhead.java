package dev.sluice.transfer.migration;

import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.legacy.LegacySubscription;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was known of many when it was read, and what those that were looked at since would take. Nothing is locked. */
final class ReadAhead implements Known {

    private final Map<String, LegacySubscription> subscriptions;
    private final Map<String, List<LegacySubscription>> addOns;
    private final Map<String, OpenFlow> flows;
    private final Map<List<Object>, Long> seats;

    /**
     * @param addOns by base
     * @param seats by customer and SKU
     */
    ReadAhead(
            Map<String, LegacySubscription> subscriptions,
            Map<String, List<LegacySubscription>> addOns,
            Map<String, OpenFlow> flows,
            Map<List<Object>, Long> seats) {
        this.subscriptions = subscriptions;
        this.addOns = addOns;
        this.flows = new HashMap<>(flows);
        this.seats = seats;
    }

    Set<UUID> customers() {
        return subscriptions.values().stream()
                .map(LegacySubscription::customerTenantId)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<LegacySubscription> find(String subscription) {
        return Optional.ofNullable(subscriptions.get(LegacySubscription.normal(subscription)));
    }

    @Override
    public List<LegacySubscription> addOnsOf(LegacySubscription base) {
        return addOns.getOrDefault(base.id(), List.of());
    }

    @Override
    public Map<String, OpenFlow> flows(Collection<String> wanted) {
        var found = new HashMap<>(flows);
        found.keySet().retainAll(wanted);
        return found;
    }

    /** What is planned holds none yet. */
    @Override
    public int seatsLeft(UUID customer, String sku, UUID holder, int cap) {
        return (int) Math.max(0, cap - seats.getOrDefault(List.<Object>of(customer, sku), 0L));
    }

    /** What one would have to itself is no longer free for those after it. */
    void take(Collection<String> taken, Flow flow, UUID id, Instant since) {
        taken.forEach(each -> flows.put(each, new OpenFlow(each, flow, id, since)));
    }
}
