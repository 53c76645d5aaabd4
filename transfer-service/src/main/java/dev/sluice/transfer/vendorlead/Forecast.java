package dev.sluice.transfer.vendorlead;

import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.milestone.MilestoneDesk;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Looks up when the vendor leads. */
@ApplicationScoped
public class Forecast {

    private final Directory directory;
    private final Markets markets;
    private final OfferDesk offers;
    private final MilestoneDesk milestones;
    private final LegacySubscriptions subscriptions;

    Forecast(
            Directory directory,
            Markets markets,
            OfferDesk offers,
            MilestoneDesk milestones,
            LegacySubscriptions subscriptions) {
        this.directory = directory;
        this.markets = markets;
        this.offers = offers;
        this.milestones = milestones;
        this.subscriptions = subscriptions;
    }

    /** The next renewal of a subscription that the vendor leads, as far as is known now. */
    public Optional<LocalDate> nextLed(LegacySubscription subscription, Instant now) {
        return nextLed(subscription, now, new HashSet<>(Set.of(subscription.id())));
    }

    /** When the subscription is led to which it adds, directly or through others: it goes along. Empty of what is led by itself. */
    Optional<LocalDate> ledWith(LegacySubscription addOn, Instant now) {
        return ledWith(addOn, now, new HashSet<>(Set.of(addOn.id())));
    }

    /** @param seen what adds to itself is led by itself */
    private Optional<LocalDate> nextLed(LegacySubscription subscription, Instant now, Set<String> seen) {
        var lead = lead(subscription, now);
        return lead.isLed(subscription)
                ? ledWith(subscription, now, seen).or(() -> lead.nextAfter(subscription, now))
                : Optional.empty();
    }

    private Optional<LocalDate> ledWith(LegacySubscription addOn, Instant now, Set<String> seen) {
        return Optional.ofNullable(addOn.baseSubscriptionId())
                .filter(seen::add)
                .flatMap(subscriptions::find)
                .filter(LegacySubscription::isActive)
                .filter(addOn::isOfTheSameParties)
                .flatMap(base -> nextLed(base, now, seen));
    }

    VendorLead lead(LegacySubscription subscription, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var offer = directory
                .findCustomer(subscription.customerTenantId())
                .flatMap(customer -> markets.find(customer.country(), today))
                .flatMap(market -> offers.findLegacy(subscription.offerId(), subscription.segment(), market, today));
        return new VendorLead(
                milestones.known(VendorLead.segmentOf(subscription), today).orElse(null), offer.orElse(null));
    }
}
