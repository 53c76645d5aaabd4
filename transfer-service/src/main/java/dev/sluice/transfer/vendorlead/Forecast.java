package dev.sluice.transfer.vendorlead;

import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.milestone.MilestoneDesk;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Looks up when the vendor leads. */
@ApplicationScoped
public class Forecast {

    private final Directory directory;
    private final Markets markets;
    private final OfferDesk offers;
    private final MilestoneDesk milestones;

    Forecast(Directory directory, Markets markets, OfferDesk offers, MilestoneDesk milestones) {
        this.directory = directory;
        this.markets = markets;
        this.offers = offers;
        this.milestones = milestones;
    }

    /** The next renewal of a subscription that the vendor leads, as far as is known now. */
    public Optional<LocalDate> nextLed(LegacySubscription subscription, Instant now) {
        return lead(subscription, now).nextAfter(subscription, now);
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
