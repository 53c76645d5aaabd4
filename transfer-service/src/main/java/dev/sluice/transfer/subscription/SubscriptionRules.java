package dev.sluice.transfer.subscription;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may be changed of a subscription. Everything against a change is told at once. */
@ApplicationScoped
class SubscriptionRules {

    private static final String REDUCING = "900257";
    private static final String CANCELING = "900117";

    private final OfferDesk offers;
    private final Markets markets;
    private final Directory directory;
    private final ServedCustomers served;
    private final Resellers resellers;
    private final Seats seats;
    private final OpenFlows flows;

    SubscriptionRules(
            OfferDesk offers,
            Markets markets,
            Directory directory,
            ServedCustomers served,
            Resellers resellers,
            Seats seats,
            OpenFlows flows) {
        this.offers = offers;
        this.markets = markets;
        this.directory = directory;
        this.served = served;
        this.resellers = resellers;
        this.seats = seats;
        this.flows = flows;
    }

    /** Those of these that a migration or a transfer has to itself. */
    Set<UUID> taken(List<UUID> subscriptions) {
        return flows.find(subscriptions.stream().map(UUID::toString).toList()).keySet().stream()
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    /** @throws Refusal 409 while something moves it */
    void requireFree(Subscription subscription) {
        var found = new Objections();
        flows.find(subscription.id().toString())
                .ifPresent(open -> found.add(
                        SubscriptionReason.SUBSCRIPTION_BEING_PROCESSED,
                        SubscriptionReason.SUBSCRIPTION_BEING_PROCESSED.violation(
                                "It is part of a %s since %s.".formatted(open.flow(), open.since()))));
        found.refuse();
    }

    /** @throws Refusal with every reason against the change */
    void check(Caller caller, Subscription subscription, Slices owned, SubscriptionChange change, Instant now) {
        var found = new Objections();
        addQuantity(found, subscription, owned, change.quantity(), now);
        addTerm(found, subscription, owned, change.termDuration(), now);
        addReseller(found, caller, change.partnerIdOnRecord());
        found.refuse();
    }

    /** @throws Refusal 409 with the window, unless all of it can be given back now */
    static void checkCancel(Subscription subscription, Slices owned, Instant now) {
        var found = new Objections();
        addClosed(found, owned, subscription.quantity(), CANCELING, null, now);
        found.refuse();
    }

    /** @throws Refusal unless the matrix leads there, with every other reason */
    Offer checkUpgrade(Subscription subscription, String sku, Instant now) {
        var found = new Objections();
        addCustomer(found, subscription);
        var target = target(subscription, sku, now);
        target.ifPresentOrElse(
                offer -> {
                    if (!offer.plans().contains(subscription.term().plan())) {
                        found.add(SubscriptionReason.TERM_BILLING_COMBINATION_NOT_SUPPORTED);
                    }
                    addSeats(found, subscription, sku, subscription.quantity(), now);
                },
                () -> found.add(
                        SubscriptionReason.UPGRADE_NOT_AVAILABLE,
                        SubscriptionReason.UPGRADE_NOT_AVAILABLE.violation(
                                "The offer matrix has no way from %s to %s.".formatted(subscription.sku(), sku))));
        found.refuse();
        return target.orElseThrow();
    }

    private void addQuantity(
            Objections found, Subscription subscription, Slices owned, @Nullable Integer wanted, Instant now) {
        if (wanted == null) {
            return;
        }
        if (wanted < subscription.quantity()) {
            addClosed(found, owned, subscription.quantity() - wanted, REDUCING, "/quantity", now);
        } else if (wanted > subscription.quantity()) {
            addCustomer(found, subscription);
            addSeats(found, subscription, subscription.sku(), wanted, now);
        }
    }

    private static void addClosed(
            Objections found, Slices owned, int fewer, String realCode, @Nullable String pointer, Instant now) {
        var open = owned.openAt(now);
        if (fewer > open) {
            var last = owned.lastClosed(now);
            var message =
                    "%d can be given back now; the window of the others closed at %s.".formatted(open, last.closesAt());
            var violation = SubscriptionReason.WINDOW_CLOSED.violation(pointer, message);
            found.addClosed(violation, ClosedWindow.of(last), open, realCode);
        }
    }

    /** The term that it has is no change. */
    private void addTerm(
            Objections found, Subscription subscription, Slices owned, @Nullable String wanted, Instant now) {
        if (wanted == null
                || wanted.equals(subscription.term().plan().termDuration().name())) {
            return;
        }
        var window = TermWindow.of(subscription);
        if (window.filter(known -> known.isOpenAt(now)).isEmpty()) {
            var message = window.map(known -> "The term could be changed until %s.".formatted(known.closesAt()))
                    .orElse("The term can be changed only within seven days of a migration that the vendor led.");
            found.addClosed(
                    SubscriptionReason.WINDOW_CLOSED.violation("/termDuration", message),
                    window.map(TermWindow::closed).orElse(ClosedWindow.never(WindowKind.CHANGE_TERM)),
                    owned.openAt(now),
                    null);
        } else if (plan(subscription, Term.valueOf(wanted), now).isEmpty()) {
            found.add(
                    SubscriptionReason.TERM_BILLING_COMBINATION_NOT_SUPPORTED,
                    SubscriptionReason.TERM_BILLING_COMBINATION_NOT_SUPPORTED.violation(
                            "/termDuration", "The offer is not sold with this term."));
        }
    }

    /** With another term: billed as before where the offer has it so, else as it is billed most often. */
    Optional<Plan> plan(Subscription subscription, Term term, Instant now) {
        var cycle = subscription.term().plan().billingCycle();
        return offer(subscription, subscription.sku(), now).stream()
                .flatMap(offer -> offer.plans().stream())
                .filter(plan -> plan.termDuration() == term)
                .min(Comparator.comparing((Plan plan) -> plan.billingCycle() != cycle)
                        .thenComparing(Plan::billingCycle));
    }

    private void addReseller(Objections found, Caller caller, @Nullable String wanted) {
        if (wanted != null) {
            resellers
                    .fault(directory.requirePartner(caller), wanted)
                    .ifPresent(fault -> found.add(
                            switch (fault) {
                                case NOT_VALID -> SubscriptionReason.RESELLER_NOT_VALID;
                                case AGREEMENT_NOT_SIGNED -> SubscriptionReason.RESELLER_AGREEMENT_NOT_SIGNED;
                            }));
        }
    }

    /** Nothing more is bought for who is no customer any more. */
    private void addCustomer(Objections found, Subscription subscription) {
        if (served.since(subscription.partnerTenantId(), subscription.customerTenantId())
                .isEmpty()) {
            found.add(SubscriptionReason.NO_CUSTOMER_RELATIONSHIP);
        }
        var accepted = directory
                .findCustomer(subscription.customerTenantId())
                .filter(customer -> customer.customerAgreementAccepted())
                .isPresent();
        if (!accepted) {
            found.add(SubscriptionReason.MCA_NOT_ACCEPTED);
        }
    }

    private void addSeats(Objections found, Subscription subscription, String sku, int quantity, Instant now) {
        var cap = offer(subscription, sku, now).map(Offer::maxSeats).orElse(null);
        var left = seats.left(subscription.customerTenantId(), sku, subscription.id(), cap);
        if (quantity > left) {
            found.add(
                    SubscriptionReason.QUANTITY_OUT_OF_RANGE,
                    SubscriptionReason.QUANTITY_OUT_OF_RANGE.violation(
                            "The customer may have %d of it.".formatted(left)));
        }
    }

    private Optional<Offer> target(Subscription subscription, String sku, Instant now) {
        return offer(subscription, subscription.sku(), now)
                .filter(own -> own.upgradesTo().contains(sku))
                .flatMap(_ -> offer(subscription, sku, now))
                .filter(Offer::availableInCsp);
    }

    /** As it is offered to the customer's segment. */
    private Optional<Offer> offer(Subscription subscription, String sku, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var segment = directory
                .findCustomer(subscription.customerTenantId())
                .map(customer -> Segment.valueOf(customer.segment()))
                .orElse(Segment.COMMERCIAL);
        return markets.find(subscription.market(), today).flatMap(market -> offers.find(sku, segment, market, today));
    }
}
