package dev.sluice.transfer.legacy;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the state of legacy subscriptions, and keeps their changes in the audit trail. */
@ApplicationScoped
class LegacyNews {

    private final LegacySubscriptions subscriptions;
    private final Directory directory;
    private final Markets markets;
    private final OfferDesk offers;
    private final Outbox outbox;
    private final AuditTrail trail;

    LegacyNews(
            LegacySubscriptions subscriptions,
            Directory directory,
            Markets markets,
            OfferDesk offers,
            Outbox outbox,
            AuditTrail trail) {
        this.subscriptions = subscriptions;
        this.directory = directory;
        this.markets = markets;
        this.offers = offers;
        this.outbox = outbox;
        this.trail = trail;
    }

    void tellState(String id, Instant at) {
        var place = subscriptions.nextState(id);
        var subscription = subscriptions.find(id).orElseThrow();
        outbox.publish(
                LegacyChanged.of(subscription, sku(subscription, at)),
                new Announced(
                        id,
                        place,
                        subscription.customerTenantId(),
                        parties(subscription),
                        at,
                        subscription.place().id().toString()));
    }

    void keep(
            Caller caller,
            String operation,
            @Nullable LegacySubscription before,
            LegacySubscription after,
            Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "legacy_subscription",
                        after.id(),
                        after.customerTenantId(),
                        null,
                        before == null ? null : LegacyChanged.of(before, null),
                        LegacyChanged.of(after, null),
                        parties(after)),
                at);
    }

    private @Nullable String sku(LegacySubscription subscription, Instant at) {
        var today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return directory
                .findCustomer(subscription.customerTenantId())
                .flatMap(customer -> markets.find(customer.country(), today))
                .flatMap(market -> offers.findLegacy(subscription.offerId(), subscription.segment(), market, today))
                .map(Offer::sku)
                .orElse(null);
    }

    private static Set<UUID> parties(LegacySubscription subscription) {
        return Set.of(subscription.customerTenantId(), subscription.partnerTenantId());
    }
}
