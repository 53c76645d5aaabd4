package dev.sluice.transfer.migration;

import dev.sluice.transfer.milestone.Milestone;
import dev.sluice.transfer.milestone.MilestoneDesk;
import dev.sluice.transfer.milestone.MilestoneSegment;
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
import dev.sluice.transfer.subscription.Anchors;
import dev.sluice.transfer.subscription.CoTermination;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What rules of migrations look up, each question asked once; for one call, which may look at many subscriptions. */
final class Lookups {

    private final Sources sources;
    private final Known known;
    private final LocalDate today;
    private final Map<List<Object>, Object> seen = new HashMap<>();
    private final Map<List<Object>, Integer> taken = new HashMap<>();

    Lookups(Sources sources, Known known, LocalDate today) {
        this.sources = sources;
        this.known = known;
        this.today = today;
    }

    /** Where the answers come from. */
    record Sources(
            Directory directory,
            ServedCustomers served,
            Markets markets,
            OfferDesk offers,
            MilestoneDesk milestones,
            Anchors anchors,
            Resellers resellers,
            Promotions promotions) {}

    Known known() {
        return known;
    }

    /** Read ahead, as are the two below. */
    void know(KnownCustomer customer) {
        seen.put(List.of("customer", customer.tenantId()), customer);
    }

    void know(UUID customer, String tradeStatus) {
        seen.put(List.of("trade", customer), tradeStatus);
    }

    void know(UUID partner, UUID customer, boolean isServed) {
        seen.put(List.of("served", partner, customer), isServed);
    }

    Optional<KnownPartner> findPartner(UUID tenant) {
        return once(List.of("known partner", tenant), () -> sources.directory().findPartner(tenant));
    }

    KnownPartner partner(UUID tenant) {
        return once(List.of("partner", tenant), () -> sources.directory().requirePartner(tenant));
    }

    KnownCustomer customer(UUID tenant) {
        return once(List.of("customer", tenant), () -> sources.directory().requireCustomer(tenant));
    }

    String tradeStatus(UUID customer) {
        return once(
                List.of("trade", customer),
                () -> sources.directory().tradeStatus(customer).orElse(""));
    }

    boolean isServed(UUID partner, UUID customer) {
        return once(
                List.of("served", partner, customer),
                () -> sources.served().since(partner, customer).isPresent());
    }

    Optional<Market> market(String country) {
        return once(List.of("market", country), () -> sources.markets().find(country, today));
    }

    /** To what a legacy offer leads on a day. */
    Optional<Offer> offer(UUID legacyOffer, Segment segment, Market market, LocalDate day) {
        return once(
                List.of("offer", legacyOffer, segment, market, day),
                () -> sources.offers().findLegacy(legacyOffer, segment, market, day));
    }

    /** What is known of a segment today. */
    Optional<Milestone> milestone(MilestoneSegment segment) {
        return once(List.of("milestone", segment), () -> sources.milestones().known(segment, today));
    }

    List<CoTermination.Anchor> anchors(UUID customer, UUID partner) {
        return once(
                List.of("anchors", customer, partner), () -> sources.anchors().of(customer, partner));
    }

    /** One's own location account, or a reseller that may stand there. */
    boolean isValidOnRecord(KnownPartner partner, @Nullable String partnerId) {
        return partnerId == null
                || partnerId.equals(partner.partnerId())
                || once(
                        List.of("reseller", partner.tenantId(), partnerId),
                        () -> sources.resellers().fault(partner, partnerId).isEmpty());
    }

    Optional<Promotion> promotion(String sku, Market market, Plan plan, int quantity) {
        return once(
                List.of("promotion", sku, market, plan, quantity),
                () -> sources.promotions().best(sku, market, plan, quantity, today));
    }

    /** Seats that something before it would take. */
    void take(UUID customer, String sku, int quantity) {
        taken.merge(List.of(customer, sku), quantity, Integer::sum);
    }

    int taken(UUID customer, String sku) {
        return taken.getOrDefault(List.of(customer, sku), 0);
    }

    @SuppressWarnings("unchecked") // what stands under a key was put there by the same question
    private <T> T once(List<Object> question, Supplier<T> answer) {
        return (T) seen.computeIfAbsent(question, _ -> answer.get());
    }
}
