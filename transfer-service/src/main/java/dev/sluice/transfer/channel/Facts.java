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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that the rules of renewals look at. */
interface Facts {

    Optional<EaSubscription> subscription(String id);

    Optional<EaAgreement> agreement(String id);

    /** Since when a partner serves a customer; empty when it does not. */
    Optional<Instant> servedSince(UUID partner, UUID customer);

    KnownPartner partner(UUID tenant);

    KnownCustomer customer(UUID tenant);

    Optional<Market> market(String country, LocalDate day);

    Optional<Offer> offer(String sku, Segment segment, Market market, LocalDate day);

    Optional<Claim> claim(String eaSubscriptionId, Instant now);

    /** How many more seats a holder could have, beside what all others hold. */
    int seatsLeft(UUID customer, String sku, UUID holder, @Nullable Integer cap);

    List<CoTermination.Anchor> anchors(UUID customer, UUID partner);

    Optional<Resellers.Fault> resellerFault(KnownPartner partner, String partnerId);

    Optional<Promotion> promotion(String sku, Market market, Plan plan, int quantity, LocalDate day);
}
