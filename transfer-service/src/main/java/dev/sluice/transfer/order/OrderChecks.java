package dev.sluice.transfer.order;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.Predecessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Gathers what the policy looks at, and makes an order of a wish that it allows. */
@ApplicationScoped
class OrderChecks {

    private final Directory directory;
    private final ServedCustomers served;
    private final Markets markets;
    private final OfferDesk offers;
    private final Seats seats;
    private final Resellers resellers;
    private final Promotions promotions;
    private final OrderPolicy policy;

    OrderChecks(
            Directory directory,
            ServedCustomers served,
            Markets markets,
            OfferDesk offers,
            Seats seats,
            Resellers resellers,
            Promotions promotions,
            OrderConfig config) {
        this.directory = directory;
        this.served = served;
        this.markets = markets;
        this.offers = offers;
        this.seats = seats;
        this.resellers = resellers;
        this.promotions = promotions;
        this.policy = new OrderPolicy(config.daysAhead());
    }

    /** @throws Refusal with every reason against it */
    NewOrder check(Caller caller, UUID id, OrderEntry entry, Instant now) {
        var look = look(
                directory.requirePartner(caller),
                entry,
                now,
                (customer, offer) -> seats.left(customer, offer.sku(), id, offer.maxSeats()));
        var asked = look.asked();
        if (asked == null || !look.against().isEmpty()) {
            throw refusal(violations(look), look.against().getFirst());
        }
        return order(id, entry, asked, Objects.requireNonNull(look.market()));
    }

    /** Everything that stands against it now, for who compares. Reserves nothing. */
    List<Violation> against(UUID partner, OrderEntry entry, Instant now) {
        return violations(look(
                directory.requirePartner(partner),
                entry,
                now,
                (customer, offer) -> seats.leftNow(customer, offer.sku(), offer.maxSeats())));
    }

    /** @param asked absent of who may not even ask */
    private record Look(
            List<OrderReason> against,
            OrderPolicy.@Nullable Situation asked,
            @Nullable Market market) {

        static Look strange(OrderReason because) {
            return new Look(List.of(because), null, null);
        }
    }

    private Look look(KnownPartner partner, OrderEntry entry, Instant now, ToIntBiFunction<UUID, Offer> seatsLeft) {
        if (!partner.is(KnownPartner.DIRECT_BILL) && !partner.is(KnownPartner.INDIRECT_PROVIDER)) {
            return Look.strange(OrderReason.PARTNER_TYPE_NOT_ALLOWED);
        }
        if (served.since(partner.tenantId(), entry.customerTenantId()).isEmpty()) {
            return Look.strange(OrderReason.NO_CUSTOMER_RELATIONSHIP);
        }
        var customer = directory.requireCustomer(entry.customerTenantId());
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var start = entry.startDate() == null ? today : entry.startDate();
        var market = markets.find(customer.country(), today);
        var offer = market.flatMap(found -> offer(entry, customer, found, start));
        var situation = new OrderPolicy.Situation(
                partner,
                customer,
                offer.orElse(null),
                entry.plan(),
                entry.quantity(),
                offer.map(found -> seatsLeft.applyAsInt(customer.tenantId(), found))
                        .orElse(Integer.MAX_VALUE),
                today,
                start,
                Optional.ofNullable(entry.partnerIdOnRecord())
                        .flatMap(wanted -> resellers.fault(partner, wanted))
                        .orElse(null));
        return new Look(policy.objections(situation), situation, market.orElse(null));
    }

    /** As it is sold on its day. */
    private Optional<Offer> offer(OrderEntry entry, KnownCustomer customer, Market market, LocalDate start) {
        var segment = Segment.valueOf(customer.segment());
        var sku = entry.sku();
        return sku == null
                ? offers.findItem(Objects.requireNonNull(entry.catalogItemId()), segment, market, start)
                : offers.find(sku.strip(), segment, market, start);
    }

    private NewOrder order(UUID id, OrderEntry entry, OrderPolicy.Situation asked, Market market) {
        var offer = Objects.requireNonNull(asked.offer());
        var replaced = entry.replaces();
        return new NewOrder(
                id,
                entry.customerTenantId(),
                new PartnerRef(asked.partner().tenantId(), asked.partner().name()),
                offer.sku(),
                offer.name(),
                entry.quantity(),
                entry.plan(),
                asked.startDate(),
                Origin.ORDER,
                replaced == null ? null : new Predecessor(replaced.channel(), replaced.subscriptionId()),
                entry.partnerIdOnRecord(),
                promotions
                        .best(offer.sku(), market, entry.plan(), entry.quantity(), asked.today())
                        .map(Promotion::promotionId)
                        .orElse(null));
    }

    private List<Violation> violations(Look look) {
        var asked = look.asked();
        return look.against().stream()
                .map(reason -> asked == null ? reason.violation() : policy.violation(reason, asked))
                .toList();
    }

    private static Refusal refusal(List<Violation> errors, OrderReason first) {
        return new Refusal(first.kind(), first.name(), errors.getFirst().message(), errors)
                .with("realCode", first.realCode());
    }
}
