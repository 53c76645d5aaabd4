package dev.sluice.transfer.channel;

import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaAgreements;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.ea.EaSubscriptions;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads with a few statements what a plan of many renewals needs. */
@ApplicationScoped
class PlanLoad {

    private final EaSubscriptions subscriptions;
    private final EaAgreements agreements;
    private final ServedCustomers served;
    private final Directory directory;
    private final Claims claims;
    private final Seats seats;

    PlanLoad(
            EaSubscriptions subscriptions,
            EaAgreements agreements,
            ServedCustomers served,
            Directory directory,
            Claims claims,
            Seats seats) {
        this.subscriptions = subscriptions;
        this.agreements = agreements;
        this.served = served;
        this.directory = directory;
        this.claims = claims;
        this.seats = seats;
    }

    /**
     * @param claims by EA subscription
     * @param seats by customer and SKU
     */
    record Loaded(
            Map<String, EaSubscription> subscriptions,
            Map<String, EaAgreement> agreements,
            Map<UUID, Instant> servedSince,
            Map<UUID, KnownCustomer> customers,
            Map<String, Claim> claims,
            Map<List<Object>, Long> seats) {}

    Loaded of(UUID partner, Collection<String> wanted, Instant now) {
        var found = by(EaSubscription::id, subscriptions.all(wanted));
        var under = by(
                EaAgreement::agreementId,
                agreements.all(
                        found.values().stream().map(EaSubscription::agreementId).collect(Collectors.toSet())));
        var customers =
                under.values().stream().map(EaAgreement::customerTenantId).collect(Collectors.toSet());
        return new Loaded(
                found,
                under,
                served.since(partner, customers),
                by(KnownCustomer::tenantId, directory.customers(customers)),
                claims.all(found.keySet(), now),
                new HashMap<>(seats.heldBy(customers)));
    }

    private static <K, V> Map<K, V> by(Function<V, K> key, List<V> values) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
