package dev.sluice.transfer.channel;

import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.Resellers;
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

    private final Facts facts;

    Wishes(Facts facts) {
        this.facts = facts;
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
                new CoTermination(terms.times().startDate(), wish.plan().termDuration(), anchors(situation, wish)),
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
        return facts.market(situation.customer().country(), situation.today())
                .flatMap(market -> facts.promotion(
                        situation.subscription().sku(), market, wish.plan(), wish.quantity(), situation.today()));
    }

    /** Only who wants an end of its own is asked for what there is to end with. */
    private List<CoTermination.Anchor> anchors(RenewalPolicy.Situation situation, Wish wish) {
        return wish.customTermEndDate() == null
                ? List.of()
                : facts.anchors(
                        situation.customer().tenantId(), situation.partner().tenantId());
    }

    private int seatsLeft(UUID id, RenewalPolicy.Situation situation) {
        var offer = situation.offer();
        return facts.seatsLeft(
                situation.customer().tenantId(),
                situation.subscription().sku(),
                id,
                Optional.ofNullable(offer).map(Offer::maxSeats).orElse(null));
    }

    private Resellers.@Nullable Fault resellerFault(KnownPartner partner, Wish wish) {
        var wanted = wish.partnerIdOnRecord();
        return wanted == null ? null : facts.resellerFault(partner, wanted).orElse(null);
    }
}
