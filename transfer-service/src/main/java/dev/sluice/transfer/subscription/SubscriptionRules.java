package dev.sluice.transfer.subscription;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be changed of a subscription. */
@ApplicationScoped
class SubscriptionRules {

    private final OfferDesk offers;
    private final Markets markets;
    private final Directory directory;
    private final Resellers resellers;
    private final Seats seats;

    SubscriptionRules(OfferDesk offers, Markets markets, Directory directory, Resellers resellers, Seats seats) {
        this.offers = offers;
        this.markets = markets;
        this.directory = directory;
        this.resellers = resellers;
        this.seats = seats;
    }

    /** @throws Refusal with every reason against the change */
    void check(Caller caller, Subscription subscription, Slices owned, SubscriptionChange change, Instant now) {
        if (change.termDuration() != null) {
            throw closed("The term can be changed only within seven days of a migration that the vendor led.", null, 0);
        }
        var quantity = change.quantity();
        if (quantity != null && quantity < subscription.quantity()) {
            requireOpen(owned, subscription.quantity() - quantity, now);
        }
        var found = new ArrayList<Violation>();
        if (quantity != null && quantity > subscription.quantity()) {
            addSeats(found, subscription, subscription.sku(), quantity, now);
        }
        var reseller = change.partnerIdOnRecord();
        if (reseller != null) {
            resellers.fault(directory.requirePartner(caller), reseller).ifPresent(fault -> found.add(violation(fault)));
        }
        refuse(found);
    }

    /** @throws Refusal 409 with the window, unless as many can be given back now */
    static void requireOpen(Slices owned, int fewer, Instant now) {
        if (fewer > owned.openAt(now)) {
            var last = owned.all().stream()
                    .filter(slice -> !slice.isOpenAt(now) && slice.quantity() > 0)
                    .toList()
                    .getLast();
            throw closed(
                    "%d can be given back now; the window of the others closed at %s."
                            .formatted(owned.openAt(now), last.closesAt()),
                    last,
                    owned.openAt(now));
        }
    }

    /** @throws Refusal 422 unless the matrix leads there, with every other reason */
    Offer requireUpgrade(Subscription subscription, String sku, Instant now) {
        var target = offer(subscription, sku, now);
        var leadsThere = offer(subscription, subscription.sku(), now)
                .filter(own -> own.upgradesTo().contains(sku))
                .isPresent();
        if (!leadsThere || target.isEmpty()) {
            throw Refusal.refused(
                    "UPGRADE_NOT_AVAILABLE",
                    "The offer matrix has no way from %s to %s.".formatted(subscription.sku(), sku),
                    List.of(Violation.of("/sku", "UPGRADE_NOT_AVAILABLE", "No upgrade leads there.")
                            .with(Remedy.of("PARTNER", "Choose one of upgradesTo: GET /v1/offers."))));
        }
        var found = new ArrayList<Violation>();
        addSeats(found, subscription, sku, subscription.quantity(), now);
        refuse(found);
        return target.get();
    }

    private void addSeats(List<Violation> found, Subscription subscription, String sku, int quantity, Instant now) {
        var cap = offer(subscription, sku, now).map(Offer::maxSeats).orElse(null);
        var left = seats.left(subscription.customerTenantId(), sku, subscription.id(), cap);
        if (quantity > left) {
            found.add(Violation.of(
                            "/quantity", "QUANTITY_OUT_OF_RANGE", "The customer may have %d of it.".formatted(left))
                    .with(Remedy.of("PARTNER", "Take fewer seats, or another offer.")));
        }
    }

    private Optional<Offer> offer(Subscription subscription, String sku, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return markets.find(subscription.market(), today)
                .flatMap(market -> offers.find(sku, Segment.COMMERCIAL, market, today));
    }

    private static void refuse(List<Violation> found) {
        if (!found.isEmpty()) {
            var first = found.getFirst();
            var kind = first.code().equals("RESELLER_AGREEMENT_NOT_SIGNED")
                    ? Refusal.Kind.FORBIDDEN
                    : Refusal.Kind.REFUSED;
            throw new Refusal(kind, first.code(), first.message(), found).with("realCode", realCode(first.code()));
        }
    }

    private static String realCode(String code) {
        return switch (code) {
            case "RESELLER_AGREEMENT_NOT_SIGNED" -> "900123";
            case "RESELLER_NOT_VALID" -> "800016";
            default -> "900275";
        };
    }

    private static Violation violation(Resellers.Fault fault) {
        return switch (fault) {
            case NOT_VALID ->
                Violation.of(
                                "/partnerIdOnRecord",
                                "RESELLER_NOT_VALID",
                                "The partner on record is no reseller of yours.")
                        .with(Remedy.of("PARTNER", "Name an indirect reseller that is registered with you."));
            case AGREEMENT_NOT_SIGNED ->
                Violation.of(
                                "/partnerIdOnRecord",
                                "RESELLER_AGREEMENT_NOT_SIGNED",
                                "The reseller has not signed the partner agreement.")
                        .with(Remedy.of("PARTNER", "The reseller signs it; the registry then updates the reseller."));
        };
    }

    private static Refusal closed(String message, Slices.@Nullable Slice slice, int open) {
        var violation = Violation.of("/quantity", "WINDOW_CLOSED", message)
                .with(Remedy.of("PARTNER", "Change it when its term renews."));
        return new Refusal(Refusal.Kind.CONFLICT, "WINDOW_CLOSED", message, List.of(violation))
                .with("window", slice)
                .with("openQuantity", open);
    }
}
