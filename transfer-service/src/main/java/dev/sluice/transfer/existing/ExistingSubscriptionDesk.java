package dev.sluice.transfer.existing;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.order.NewOrder;
import dev.sluice.transfer.order.OrderLedger;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.NewSubscription;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.Standing;
import dev.sluice.transfer.subscription.SubscriptionFacts;
import dev.sluice.transfer.subscription.SubscriptionRegister;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The registry tells what customers have in CSP already; told again, it says how that stands now. */
@ApplicationScoped
@Transactional
class ExistingSubscriptionDesk {

    private static final String FIXED = "SUBSCRIPTION_FIXED";

    private final SubscriptionRegister subscriptions;
    private final LegacySubscriptions legacy;
    private final OrderLedger orders;
    private final Directory directory;
    private final Markets markets;
    private final OfferDesk offers;
    private final BusinessClock clock;

    ExistingSubscriptionDesk(
            SubscriptionRegister subscriptions,
            LegacySubscriptions legacy,
            OrderLedger orders,
            Directory directory,
            Markets markets,
            OfferDesk offers,
            BusinessClock clock) {
        this.subscriptions = subscriptions;
        this.legacy = legacy;
        this.orders = orders;
        this.directory = directory;
        this.markets = markets;
        this.offers = offers;
        this.clock = clock;
    }

    void enter(Caller caller, ExistingSubscriptionRow row) {
        var now = clock.now();
        var known = subscriptions.lock(row.subscriptionId());
        if (known.isPresent()) {
            requireSame(known.get(), row);
            subscriptions.restate(caller, row.subscriptionId(), standing(row, now, now), now);
        } else {
            register(caller, row, now);
        }
    }

    private void register(Caller caller, ExistingSubscriptionRow row, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        row.check(today);
        var partner = directory.requirePartner(row.partnerTenantId());
        var customer = directory.requireCustomer(row.customerTenantId());
        requireBase(row);
        requireFree(row.subscriptionId());
        var order = TimeOrderedId.next();
        var subscription = subscription(
                row, order, new PartnerRef(partner.tenantId(), partner.name()), customer, name(row, customer, today));
        var began = row.firstDay().atStartOfDay().toInstant(ZoneOffset.UTC);
        subscriptions.enter(caller, subscription, standing(row, began.isAfter(now) ? now : began, now), now);
        orders.placed(order(subscription), row.subscriptionId(), row.subscriptionId(), now);
    }

    private void requireBase(ExistingSubscriptionRow row) {
        var base = row.baseSubscriptionId();
        if (base != null && !subscriptions.isBaseOf(base, row.customerTenantId(), row.partnerTenantId())) {
            throw Refusal.unknown("base subscription", base);
        }
    }

    /** One id is one subscription, of whichever kind. */
    private void requireFree(UUID id) {
        if (legacy.find(id.toString()).isPresent()) {
            var message = "A legacy subscription has this id.";
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "SUBSCRIPTION_ID_TAKEN",
                    message,
                    List.of(Violation.of("/subscriptionId", "SUBSCRIPTION_ID_TAKEN", message)));
        }
    }

    /** @param began when it was bought, unless the row says so */
    private static Standing standing(ExistingSubscriptionRow row, Instant began, Instant now) {
        var told = row.createdAt();
        var boughtAt = told == null ? began : told;
        return new Standing(
                row.toldStatus(),
                row.autoRenew(),
                row.partnerIdOnRecord(),
                boughtAt.isAfter(now) ? now : boughtAt,
                row.baseSubscriptionId());
    }

    private static NewSubscription subscription(
            ExistingSubscriptionRow row, UUID order, PartnerRef partner, KnownCustomer customer, String name) {
        var provisionedAs = row.provisionedAs();
        return new NewSubscription(
                row.subscriptionId(),
                customer.tenantId(),
                partner,
                row.sku(),
                name,
                customer.country(),
                provisionedAs == null ? row.subscriptionId().toString() : provisionedAs,
                row.quantity(),
                row.plan(),
                row.firstDay(),
                row.lastDay(),
                row.partnerIdOnRecord(),
                Origin.ORDER,
                order,
                null,
                null,
                null,
                null);
    }

    private static NewOrder order(NewSubscription known) {
        return new NewOrder(
                known.orderId(),
                known.customerTenantId(),
                known.partner(),
                known.sku(),
                known.name(),
                known.quantity(),
                known.plan(),
                known.startDate(),
                known.origin(),
                known.predecessor(),
                known.partnerIdOnRecord(),
                known.promotionId());
    }

    /** As the matrix has it; its key where it is not listed. */
    private String name(ExistingSubscriptionRow row, KnownCustomer customer, LocalDate today) {
        return markets.find(customer.country(), today)
                .flatMap(market -> offers.find(row.sku(), Segment.valueOf(customer.segment()), market, today))
                .map(Offer::name)
                .orElse(row.sku());
    }

    /** @throws Refusal 422 with everything that would be another subscription */
    private static void requireSame(SubscriptionFacts known, ExistingSubscriptionRow row) {
        var found = new ArrayList<Violation>();
        add(found, "/customerTenantId", known.customerTenantId(), row.customerTenantId());
        add(found, "/partnerTenantId", known.partnerTenantId(), row.partnerTenantId());
        add(found, "/sku", known.sku(), row.sku());
        add(found, "/quantity", known.quantity(), row.quantity());
        add(found, "/termDuration", known.termDuration(), row.plan().termDuration());
        add(found, "/billingCycle", known.billingCycle(), row.plan().billingCycle());
        add(found, "/startDate", known.startDate(), row.startDate());
        add(found, "/termEndDate", known.termEndDate(), row.termEndDate());
        if (!found.isEmpty()) {
            throw Refusal.refused(FIXED, "It is known with other values; errors lists them.", found);
        }
    }

    private static void add(List<Violation> found, String pointer, Object known, @Nullable Object told) {
        if (told != null && !told.equals(known)) {
            found.add(Violation.of(pointer, FIXED, "It is %s.".formatted(known))
                    .with(Remedy.of(
                            "REGISTRY", "Tell its status, renewal and reseller only; its partner changes the rest.")));
        }
    }
}
