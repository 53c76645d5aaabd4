package dev.sluice.transfer.channel;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what policies look at. */
@ApplicationScoped
class Situations {

    private final Facts facts;

    Situations(Facts facts) {
        this.facts = facts;
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
        var customer = facts.customer(agreement.customerTenantId());
        var market = facts.market(customer.country(), ProcessingTimes.day(now));
        return new View(
                caller.has("admin-agent"),
                facts.partner(caller.tenant()),
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
                        .flatMap(market -> facts.offer(subscription.sku(), subscription.segment(), market, today))
                        .orElse(null),
                facts.claim(subscription.id(), view.now()).orElse(null),
                today);
    }
}
