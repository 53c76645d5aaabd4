package dev.sluice.transfer.channel;

import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.OfferDesk;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.provisioning.Provision;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.NewSubscription;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.Predecessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says what subscription a renewal is to become, and became. */
@ApplicationScoped
class Creation {

    private final Directory directory;
    private final Markets markets;
    private final OfferDesk offers;
    private final Promotions promotions;

    Creation(Directory directory, Markets markets, OfferDesk offers, Promotions promotions) {
        this.directory = directory;
        this.markets = markets;
        this.offers = offers;
        this.promotions = promotions;
    }

    /** Reads what many are made of that are made one after the other. */
    void readAhead(List<ChannelTransfer> transfers) {
        directory.readAhead(
                transfers.stream().map(ChannelTransfer::partnerTenantId).collect(Collectors.toSet()),
                transfers.stream().map(ChannelTransfer::customerTenantId).collect(Collectors.toSet()));
    }

    Provision provision(ChannelTransfer transfer, int attempt) {
        var wish = transfer.schedule().wish();
        return new Provision(
                transfer.id(),
                transfer.customerTenantId(),
                transfer.partnerTenantId(),
                transfer.sku(),
                wish.quantity(),
                wish.plan().termDuration(),
                wish.plan().billingCycle(),
                transfer.schedule().startDate(),
                transfer.schedule().termEndDate(),
                wish.partnerIdOnRecord(),
                attempt);
    }

    NewSubscription subscription(ChannelTransfer transfer, UUID id, UUID order, String provisionedAs) {
        var wish = transfer.schedule().wish();
        var country = directory.requireCustomer(transfer.customerTenantId()).country();
        return new NewSubscription(
                id,
                transfer.customerTenantId(),
                new PartnerRef(transfer.partnerTenantId(), transfer.partnerName()),
                transfer.sku(),
                name(transfer, country),
                country,
                provisionedAs,
                wish.quantity(),
                wish.plan(),
                transfer.schedule().startDate(),
                transfer.schedule().termEndDate(),
                wish.partnerIdOnRecord(),
                Origin.EA_RENEWAL,
                order,
                transfer.migrationId(),
                new Predecessor("EA", transfer.eaSubscriptionId()),
                transfer.schedule().promotionId(),
                Optional.ofNullable(transfer.schedule().promotionId())
                        .flatMap(promotions::find)
                        .map(Promotion::percentOff)
                        .orElse(null));
    }

    /** As the matrix has it on the day; its key where it is no longer listed. */
    private String name(ChannelTransfer transfer, String country) {
        return markets.find(country, transfer.schedule().startDate())
                .flatMap(market -> offers.find(
                        transfer.sku(),
                        Segment.COMMERCIAL,
                        market,
                        transfer.schedule().startDate()))
                .map(Offer::name)
                .orElse(transfer.sku());
    }
}
