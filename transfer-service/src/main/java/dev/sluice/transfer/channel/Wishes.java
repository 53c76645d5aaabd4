package dev.sluice.transfer.channel;

import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.region.Markets;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.subscription.Anchors;
import dev.sluice.transfer.subscription.CoTermination;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out what follows from a wish, and what is against it. */
@ApplicationScoped
class Wishes {

    private final Seats seats;
    private final Anchors anchors;
    private final Resellers resellers;
    private final Markets markets;
    private final Promotions promotions;

    Wishes(Seats seats, Anchors anchors, Resellers resellers, Markets markets, Promotions promotions) {
        this.seats = seats;
        this.anchors = anchors;
        this.resellers = resellers;
        this.markets = markets;
        this.promotions = promotions;
    }

    /** @param terms what follows if nothing is against it */
    record Checked(ChannelTransfer.Terms terms, List<Objection> objections) {}

    /**
     * @param id of the renewal: its own seats count as free
     * @param submittedAt when it was scheduled: the processing times follow from it
     */
    Checked check(UUID id, RenewalPolicy.Situation situation, Wish wish, Instant submittedAt) {
        var end = situation.end();
        if (end == null) {
            return new Checked(terms(situation, wish, situation.today(), submittedAt), List.of());
        }
        var terms = terms(situation, wish, end, submittedAt);
        var asked = new SchedulePolicy.Situation(
                wish,
                situation.subscription().sku(),
                situation.offer(),
                seatsLeft(id, situation),
                new CoTermination(
                        terms.times().startDate(),
                        wish.plan().termDuration(),
                        anchors.of(
                                situation.customer().tenantId(),
                                situation.partner().tenantId())),
                end,
                situation.agreement().optOutDate(),
                resellerFault(situation.partner(), wish));
        return new Checked(terms, SchedulePolicy.objections(asked));
    }

    private ChannelTransfer.Terms terms(
            RenewalPolicy.Situation situation, Wish wish, LocalDate end, Instant submittedAt) {
        var times = ProcessingTimes.of(end, submittedAt).notBefore(wish.notBefore());
        return new ChannelTransfer.Terms(
                times, promotion(situation, wish).map(Promotion::promotionId).orElse(null));
    }

    private Optional<Promotion> promotion(RenewalPolicy.Situation situation, Wish wish) {
        return markets.find(situation.customer().country(), situation.today())
                .flatMap(market -> promotions.best(
                        situation.subscription().sku(), market, wish.plan(), wish.quantity(), situation.today()));
    }

    private int seatsLeft(UUID id, RenewalPolicy.Situation situation) {
        var offer = situation.offer();
        return seats.left(
                situation.customer().tenantId(),
                situation.subscription().sku(),
                id,
                Optional.ofNullable(offer).map(Offer::maxSeats).orElse(null));
    }

    private Resellers.@Nullable Fault resellerFault(KnownPartner partner, Wish wish) {
        var wanted = wish.partnerIdOnRecord();
        return wanted == null ? null : resellers.fault(partner, wanted).orElse(null);
    }
}
