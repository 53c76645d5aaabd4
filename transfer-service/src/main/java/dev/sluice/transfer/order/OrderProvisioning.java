package dev.sluice.transfer.order;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.provisioning.Outcome;
import dev.sluice.transfer.provisioning.Provision;
import dev.sluice.transfer.provisioning.ProvisioningClient;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.subscription.NewSubscription;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.SubscriptionLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Carries orders out. */
@ApplicationScoped
class OrderProvisioning implements ProvisioningClient {

    static final String KIND = "order";

    private static final Caller SYSTEM = Caller.system("orders");

    private final Orders orders;
    private final OrderDeadlines deadlines;
    private final OrderNews news;
    private final Directory directory;
    private final ServedCustomers served;
    private final Promotions promotions;
    private final SubscriptionLedger subscriptions;
    private final Seats seats;

    OrderProvisioning(
            Orders orders,
            OrderDeadlines deadlines,
            OrderNews news,
            Directory directory,
            ServedCustomers served,
            Promotions promotions,
            SubscriptionLedger subscriptions,
            Seats seats) {
        this.orders = orders;
        this.deadlines = deadlines;
        this.news = news;
        this.directory = directory;
        this.served = served;
        this.promotions = promotions;
        this.subscriptions = subscriptions;
        this.seats = seats;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Nothing is bought for a customer that is none any more. */
    @Override
    public Optional<Provision> ready(UUID id, int attempt, Instant now) {
        var order = scheduled(id);
        if (served.since(order.partnerTenantId(), order.customerTenantId()).isEmpty()) {
            fail(order, OrderReason.NO_CUSTOMER_RELATIONSHIP.name(), now);
            return Optional.empty();
        }
        var plan = order.plan();
        return Optional.of(new Provision(
                id,
                order.customerTenantId(),
                order.partnerTenantId(),
                order.sku(),
                order.quantity(),
                plan.termDuration(),
                plan.billingCycle(),
                order.startDate(),
                plan.termDuration().lastDay(order.startDate()),
                order.partnerIdOnRecord(),
                attempt));
    }

    @Override
    public void provisioned(UUID id, String provisionedAs, Instant now) {
        var order = scheduled(id);
        var before = order.facts();
        var subscription = TimeOrderedId.next();
        subscriptions.open(made(order, subscription, provisionedAs), now);
        seats.pass(id, subscription);
        news.tell(order, order.place(subscription, now), id, now);
        deadlines.withdraw(order);
        news.keep(SYSTEM, "place_order", order, before, now);
        orders.flush();
    }

    @Override
    public void refused(UUID id, Outcome.Refused refusal, Instant now) {
        fail(scheduled(id), refusal.code(), now);
    }

    @Override
    public void postponed(UUID id, Outcome.Unavailable reason, Instant now) {
        scheduled(id).met(reason.code());
        orders.flush();
    }

    private void fail(Order order, String code, Instant now) {
        var before = order.facts();
        news.tell(order, order.fail(code, now), order.id(), now);
        seats.release(order.id());
        deadlines.withdraw(order);
        news.keep(SYSTEM, "fail_order", order, before, now);
        orders.flush();
    }

    private Order scheduled(UUID id) {
        return orders.lock(id)
                .filter(found -> found.state() == OrderState.SCHEDULED)
                .orElseThrow(() -> new IllegalStateException("no order %s waits".formatted(id)));
    }

    private NewSubscription made(Order order, UUID id, String provisionedAs) {
        return new NewSubscription(
                id,
                order.customerTenantId(),
                order.partner(),
                order.sku(),
                order.name(),
                directory.requireCustomer(order.customerTenantId()).country(),
                provisionedAs,
                order.quantity(),
                order.plan(),
                order.startDate(),
                order.plan().termDuration().lastDay(order.startDate()),
                order.partnerIdOnRecord(),
                Origin.ORDER,
                order.id(),
                null,
                order.replaces(),
                order.promotionId(),
                Optional.ofNullable(order.promotionId())
                        .flatMap(promotions::find)
                        .map(Promotion::percentOff)
                        .orElse(null));
    }
}
