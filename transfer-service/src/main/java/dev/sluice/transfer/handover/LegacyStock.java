package dev.sluice.transfer.handover;

import dev.sluice.transfer.legacy.LegacyPassage;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.order.NewOrder;
import dev.sluice.transfer.order.OrderLedger;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.Predecessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Subscriptions of the traditional CSP. Their add-ons, and add-ons of these, travel with the base of all. */
@ApplicationScoped
class LegacyStock implements Stock {

    private final LegacySubscriptions subscriptions;
    private final LegacyPassage passage;
    private final OrderLedger orders;
    private final Directory directory;
    private final Markets markets;
    private final OfferDesk offers;

    LegacyStock(
            LegacySubscriptions subscriptions,
            LegacyPassage passage,
            OrderLedger orders,
            Directory directory,
            Markets markets,
            OfferDesk offers) {
        this.subscriptions = subscriptions;
        this.passage = passage;
        this.orders = orders;
        this.directory = directory;
        this.markets = markets;
        this.offers = offers;
    }

    @Override
    public TransferModel model() {
        return TransferModel.LEGACY;
    }

    @Override
    public List<Transferable> withAddOns(Collection<String> ids) {
        return subscriptions.all(ids).stream()
                .flatMap(found -> Stream.concat(Stream.of(found), subscriptions.partsOf(found).stream()))
                .map(this::seen)
                .toList();
    }

    @Override
    public List<Transferable> of(UUID customer, UUID partner) {
        return subscriptions.of(customer, partner).stream().map(this::seen).toList();
    }

    @Override
    public List<Transferable> lock(Collection<String> ids, Instant now) {
        return passage.lock(ids, now).stream().map(this::seen).toList();
    }

    @Override
    public String pass(Transferable subscription, Destination to, Instant now) {
        var id = passage.pass(
                subscription.subscriptionId(),
                to.target().tenantId(),
                to.partnerIdOnRecord(),
                to.baseSubscriptionId(),
                now);
        orders.placed(order(subscription, to, now), id, to.transferId(), now);
        return id.toString();
    }

    private static NewOrder order(Transferable subscription, Destination to, Instant now) {
        return new NewOrder(
                to.orderId(),
                subscription.customerTenantId(),
                to.target(),
                subscription.sku(),
                subscription.name(),
                subscription.quantity(),
                subscription.plan(),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                Origin.TRANSFER,
                new Predecessor(Predecessor.LEGACY_CSP, subscription.subscriptionId()),
                to.partnerIdOnRecord(),
                null);
    }

    private Transferable seen(LegacySubscription found) {
        return new Transferable(
                found.id(),
                TransferModel.LEGACY,
                found.customerTenantId(),
                found.partnerTenantId(),
                found.offerId().toString(),
                name(found),
                found.quantity(),
                new Plan(found.termDuration(), found.billingCycle()),
                found.status(),
                found.lastDay(),
                found.id(),
                null,
                found.baseSubscriptionId());
    }

    /** As the matrix has what it leads to; its offer where it leads nowhere. */
    private String name(LegacySubscription found) {
        var day = found.lastDay();
        return directory
                .findCustomer(found.customerTenantId())
                .flatMap(customer -> markets.find(customer.country(), day))
                .flatMap(market -> offers.findLegacy(found.offerId(), found.segment(), market, day))
                .map(Offer::name)
                .orElse(found.offerId().toString());
    }
}
