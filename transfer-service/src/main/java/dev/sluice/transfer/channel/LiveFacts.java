package dev.sluice.transfer.channel;

import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaAgreements;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.ea.EaSubscriptions;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.subscription.Anchors;
import dev.sluice.transfer.subscription.CoTermination;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** As they are at the moment; seats stay as they are until the transaction ends. */
@ApplicationScoped
class LiveFacts implements Facts {

    private final EaSubscriptions subscriptions;
    private final EaAgreements agreements;
    private final ServedCustomers customers;
    private final Directory directory;
    private final Markets markets;
    private final OfferDesk offers;
    private final Claims claims;
    private final Seats seats;
    private final Anchors anchors;
    private final Resellers resellers;
    private final Promotions promotions;

    LiveFacts(
            EaSubscriptions subscriptions,
            EaAgreements agreements,
            ServedCustomers customers,
            Directory directory,
            Markets markets,
            OfferDesk offers,
            Claims claims,
            Seats seats,
            Anchors anchors,
            Resellers resellers,
            Promotions promotions) {
        this.subscriptions = subscriptions;
        this.agreements = agreements;
        this.customers = customers;
        this.directory = directory;
        this.markets = markets;
        this.offers = offers;
        this.claims = claims;
        this.seats = seats;
        this.anchors = anchors;
        this.resellers = resellers;
        this.promotions = promotions;
    }

    @Override
    public Optional<EaSubscription> subscription(String id) {
        return subscriptions.find(id);
    }

    @Override
    public Optional<EaAgreement> agreement(String id) {
        return agreements.find(id);
    }

    @Override
    public Optional<Instant> servedSince(UUID partner, UUID customer) {
        return customers.since(partner, customer);
    }

    @Override
    public KnownPartner partner(UUID tenant) {
        return directory.requirePartner(tenant);
    }

    @Override
    public KnownCustomer customer(UUID tenant) {
        return directory.requireCustomer(tenant);
    }

    @Override
    public Optional<Market> market(String country, LocalDate day) {
        return markets.find(country, day);
    }

    @Override
    public Optional<Offer> offer(String sku, Segment segment, Market market, LocalDate day) {
        return offers.find(sku, segment, market, day);
    }

    @Override
    public Optional<Claim> claim(String eaSubscriptionId, Instant now) {
        return claims.find(eaSubscriptionId, now);
    }

    @Override
    public int seatsLeft(UUID customer, String sku, UUID holder, @Nullable Integer cap) {
        return seats.left(customer, sku, holder, cap);
    }

    @Override
    public List<CoTermination.Anchor> anchors(UUID customer, UUID partner) {
        return anchors.of(customer, partner);
    }

    @Override
    public Optional<Resellers.Fault> resellerFault(KnownPartner partner, String partnerId) {
        return resellers.fault(partner, partnerId);
    }

    @Override
    public Optional<Promotion> promotion(String sku, Market market, Plan plan, int quantity, LocalDate day) {
        return promotions.best(sku, market, plan, quantity, day);
    }
}
