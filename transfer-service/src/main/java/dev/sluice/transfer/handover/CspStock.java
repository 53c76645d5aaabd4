package dev.sluice.transfer.handover;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.transfer.order.NewOrder;
import dev.sluice.transfer.order.OrderLedger;
import dev.sluice.transfer.subscription.HeldSubscription;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.Passage;
import dev.sluice.transfer.subscription.Predecessor;
import dev.sluice.transfer.subscription.Successor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Subscriptions in CSP: new commerce. Each that goes over is an order of the target. */
@ApplicationScoped
class CspStock implements Stock {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Passage passage;
    private final OrderLedger orders;

    CspStock(Passage passage, OrderLedger orders) {
        this.passage = passage;
        this.orders = orders;
    }

    @Override
    public TransferModel model() {
        return TransferModel.NEW_COMMERCE;
    }

    @Override
    public List<Transferable> withAddOns(Collection<String> ids) {
        return seen(passage.withAddOns(known(ids)));
    }

    @Override
    public List<Transferable> of(UUID customer, UUID partner) {
        return seen(passage.of(customer, partner));
    }

    @Override
    public List<Transferable> lock(Collection<String> ids, Instant now) {
        return seen(passage.lock(known(ids), now));
    }

    private static List<UUID> known(Collection<String> ids) {
        return ids.stream()
                .filter(id -> ID.matcher(id).matches())
                .map(UUID::fromString)
                .toList();
    }

    @Override
    public String pass(Transferable subscription, Destination to, Instant now) {
        var id = TimeOrderedId.next();
        var base = to.baseSubscriptionId();
        passage.pass(
                UUID.fromString(subscription.subscriptionId()),
                new Successor(
                        id,
                        to.target(),
                        to.provisionedAs(),
                        to.partnerIdOnRecord(),
                        to.orderId(),
                        base == null ? null : UUID.fromString(base)),
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
                new Predecessor(Predecessor.CSP, subscription.subscriptionId()),
                to.partnerIdOnRecord(),
                subscription.promotionId());
    }

    private static List<Transferable> seen(List<HeldSubscription> held) {
        return held.stream().map(CspStock::seen).toList();
    }

    private static Transferable seen(HeldSubscription held) {
        var base = held.baseSubscriptionId();
        return new Transferable(
                held.id().toString(),
                TransferModel.NEW_COMMERCE,
                held.customerTenantId(),
                held.partnerTenantId(),
                held.sku(),
                held.name(),
                held.quantity(),
                held.plan(),
                held.status(),
                held.termEndDate(),
                held.provisionedAs(),
                held.promotionId(),
                base == null ? null : base.toString());
    }
}
