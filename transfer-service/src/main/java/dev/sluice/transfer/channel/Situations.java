package dev.sluice.transfer.channel;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what policies look at. */
@ApplicationScoped
class Situations {

    private final Directory directory;
    private final Markets markets;
    private final OfferDesk offers;
    private final Claims claims;

    Situations(Directory directory, Markets markets, OfferDesk offers, Claims claims) {
        this.directory = directory;
        this.markets = markets;
        this.offers = offers;
        this.claims = claims;
    }

    /** A partner before one agreement of a customer of its. */
    record View(
            boolean isAdminAgent,
            KnownPartner partner,
            KnownCustomer customer,
            @Nullable Market market,
            EaAgreement agreement,
            Instant now) {}

    View view(Caller caller, EaAgreement agreement, Instant now) {
        var customer = directory.requireCustomer(agreement.customerTenantId());
        var market = markets.find(customer.country(), ProcessingTimes.day(now));
        return new View(
                caller.has("admin-agent"),
                directory.requirePartner(caller),
                customer,
                market.orElse(null),
                agreement,
                now);
    }

    RenewalPolicy.Situation of(View view, EaSubscription subscription) {
        var today = ProcessingTimes.day(view.now());
        return new RenewalPolicy.Situation(
                view.isAdminAgent(),
                view.partner(),
                view.customer(),
                view.agreement(),
                subscription,
                Optional.ofNullable(view.market())
                        .flatMap(market -> offers.find(subscription.sku(), subscription.segment(), market, today))
                        .orElse(null),
                claims.find(subscription.id(), view.now()).orElse(null),
                today);
    }
}
