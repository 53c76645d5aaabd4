package dev.sluice.transfer.channel;

import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.subscription.CoTermination;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * For the plan of many renewals: what was loaded at once, everything else looked up once. Seats that one item of the plan would take
 * are taken for those after it.
 */
class PlannedFacts implements Facts {

    private final Facts live;
    private final PlanLoad.Loaded loaded;
    private final Map<List<Object>, Object> seen = new HashMap<>();
    private final Map<List<Object>, Integer> taken = new HashMap<>();

    PlannedFacts(Facts live, PlanLoad.Loaded loaded) {
        this.live = live;
        this.loaded = loaded;
    }

    void take(UUID customer, String sku, int quantity) {
        taken.merge(List.of(customer, sku), quantity, Integer::sum);
    }

    @Override
    public Optional<EaSubscription> subscription(String id) {
        return Optional.ofNullable(loaded.subscriptions().get(id));
    }

    @Override
    public Optional<EaAgreement> agreement(String id) {
        return Optional.ofNullable(loaded.agreements().get(id));
    }

    @Override
    public Optional<Instant> servedSince(UUID partner, UUID customer) {
        return Optional.ofNullable(loaded.servedSince().get(customer));
    }

    @Override
    public KnownPartner partner(UUID tenant) {
        return once(List.of("partner", tenant), () -> live.partner(tenant));
    }

    @Override
    public KnownCustomer customer(UUID tenant) {
        var customer = loaded.customers().get(tenant);
        return customer == null ? live.customer(tenant) : customer;
    }

    @Override
    public Optional<Market> market(String country, LocalDate day) {
        return once(List.of("market", country, day), () -> live.market(country, day));
    }

    @Override
    public Optional<Offer> offer(String sku, Segment segment, Market market, LocalDate day) {
        return once(List.of("offer", sku, segment, market, day), () -> live.offer(sku, segment, market, day));
    }

    @Override
    public Optional<Claim> claim(String eaSubscriptionId, Instant now) {
        return Optional.ofNullable(loaded.claims().get(eaSubscriptionId));
    }

    /** Nothing is locked: a plan promises no seats. */
    @Override
    public int seatsLeft(UUID customer, String sku, UUID holder, @Nullable Integer cap) {
        if (cap == null) {
            return Integer.MAX_VALUE;
        }
        var key = List.<Object>of(customer, sku);
        var held = loaded.seats().getOrDefault(key, 0L) + taken.getOrDefault(key, 0);
        return (int) Math.max(0, cap - held);
    }

    @Override
    public List<CoTermination.Anchor> anchors(UUID customer, UUID partner) {
        return once(List.of("anchors", customer, partner), () -> live.anchors(customer, partner));
    }

    @Override
    public Optional<Resellers.Fault> resellerFault(KnownPartner partner, String partnerId) {
        return once(List.of("reseller", partner, partnerId), () -> live.resellerFault(partner, partnerId));
    }

    @Override
    public Optional<Promotion> promotion(String sku, Market market, Plan plan, int quantity, LocalDate day) {
        return once(
                List.of("promotion", sku, market, plan, quantity, day),
                () -> live.promotion(sku, market, plan, quantity, day));
    }

    @SuppressWarnings("unchecked") // what stands under a key was put there by the same question
    private <T> T once(List<Object> question, Supplier<T> answer) {
        return (T) seen.computeIfAbsent(question, _ -> answer.get());
    }
}
