package dev.sluice.transfer.manual;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.relationship.ServedCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what a manual transition comes to, and what is against it. */
@ApplicationScoped
class Planning {

    private final Directory directory;
    private final ServedCustomers served;
    private final Sources sources;
    private final Markets markets;
    private final OfferDesk offers;
    private final Transitions transitions;

    Planning(
            Directory directory,
            ServedCustomers served,
            Sources sources,
            Markets markets,
            OfferDesk offers,
            Transitions transitions) {
        this.directory = directory;
        this.served = served;
        this.sources = sources;
        this.markets = markets;
        this.offers = offers;
        this.transitions = transitions;
    }

    /** What is moved, and what that comes to. */
    record Planned(Source source, Checklist checklist) {}

    /** @throws Refusal with every reason against it */
    Planned plan(Caller caller, TransitionEntry entry, Instant now) {
        requireCustomer(caller, entry);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var source = sources.find(entry.sourceChannel(), entry.sourceSubscriptionId())
                .filter(found -> found.customerTenantId().equals(entry.customerTenantId()));
        var offer = offer(entry, today).filter(Offer::purchasable);
        refuse(caller, entry, source, offer, today);
        var plan = new Checklist.Plan(
                offer.orElseThrow().provisioningId(),
                entry.plannedQuantity(),
                entry.plannedPurchase(),
                served.administers(caller.tenant(), entry.customerTenantId()));
        return new Planned(source.orElseThrow(), Checklist.of(source.orElseThrow(), plan));
    }

    /** Who asks comes before what is asked for. */
    private void requireCustomer(Caller caller, TransitionEntry entry) {
        var partner = directory.requirePartner(caller);
        if (!partner.is(KnownPartner.DIRECT_BILL) && !partner.is(KnownPartner.INDIRECT_PROVIDER)) {
            throw Refusal.forbidden(
                    "PARTNER_TYPE_NOT_ALLOWED", "Only direct-bill partners and indirect providers buy for customers.");
        }
        if (served.since(caller.tenant(), entry.customerTenantId()).isEmpty()) {
            var violation = Violation.of("/customerTenantId", "NO_CUSTOMER_RELATIONSHIP", "You have no such customer.")
                    .with(Remedy.of("PARTNER", "Ask the customer for a relationship: POST /v1/relationship-requests."));
            throw new Refusal(Refusal.Kind.FORBIDDEN, violation.code(), violation.message(), List.of(violation))
                    .with("realCode", "20002");
        }
    }

    /** As it is sold on the day on which it is to be bought. */
    private Optional<Offer> offer(TransitionEntry entry, LocalDate today) {
        var customer = directory.requireCustomer(entry.customerTenantId());
        var day = entry.plannedPurchase() == null ? today : entry.plannedPurchase();
        return markets.find(customer.country(), today)
                .flatMap(market ->
                        offers.find(entry.targetSku().strip(), Segment.valueOf(customer.segment()), market, day));
    }

    private void refuse(
            Caller caller, TransitionEntry entry, Optional<Source> source, Optional<Offer> offer, LocalDate today) {
        if (transitions.isOpen(caller.tenant(), entry.sourceChannel(), entry.sourceSubscriptionId())) {
            var violation = Violation.of(
                            "/sourceSubscriptionId",
                            "TRANSITION_ALREADY_OPEN",
                            "You have opened its transition already.")
                    .with(Remedy.of("PARTNER", "Go on with it: GET /v1/manual-transitions?state=OPEN."));
            throw new Refusal(Refusal.Kind.CONFLICT, violation.code(), violation.message(), List.of(violation));
        }
        var found = new ArrayList<Violation>();
        if (source.isEmpty()) {
            found.add(Violation.of(
                            "/sourceSubscriptionId",
                            "SOURCE_UNKNOWN",
                            "The customer has no such subscription in this channel.")
                    .with(Remedy.of("REGISTRY", "Import what the customer has in other channels.")));
        }
        if (offer.isEmpty()) {
            found.add(Violation.of(
                            "/targetSku",
                            "NOT_IN_CATALOGUE",
                            "It cannot be bought in the customer's market on that day.")
                    .with(Remedy.of("PARTNER", "Choose an offer that is purchasable: GET /v1/offers.")));
        }
        var purchase = entry.plannedPurchase();
        if (purchase != null && purchase.isBefore(today)) {
            found.add(Violation.of("/plannedPurchase", "BACKDATED_NOT_ALLOWED", "The day lies before today.")
                    .with(Remedy.of("PARTNER", "Name today or a later day.")));
        }
        if (!found.isEmpty()) {
            throw Refusal.refused(found.getFirst().code(), found.getFirst().message(), found);
        }
    }
}
