package dev.sluice.cocp.selection;

import dev.sluice.cocp.selection.Comparison.Code;
import dev.sluice.cocp.selection.Comparison.Note;
import dev.sluice.cocp.selection.Comparison.Place;
import dev.sluice.cocp.selection.Comparison.Share;
import dev.sluice.cocp.selection.Comparison.Weight;
import dev.sluice.cocp.selection.Offer.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks offers by the weighted sum of their scores. A missing answer counts 0. Of equal sums the cheaper comes first, where all
 * costs are in one currency; what is still equal shares its place.
 */
record ComparisonPolicy(List<Criterion> criteria) {

    static final String METHOD = "weighted-sum-1";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int EXACT_DIGITS = 20;
    private static final Apportionment CENTS = new Apportionment(2);

    ComparisonPolicy {
        criteria = List.copyOf(criteria);
    }

    /** An offer to be compared. */
    record Bid(UUID partner, Map<String, Answer> answers, TotalCost cost) {}

    /** A bid with what each criterion gives it: score times weight, exactly. */
    record Rated(Bid bid, List<Optional<BigDecimal>> scores, BigDecimal sum) {

        private @Nullable BigDecimal cost() {
            return bid.cost().single().map(Money::amount).orElse(null);
        }
    }

    Comparison decide(List<Bid> bids) {
        var lowest = lowestCost(bids);
        var counted = criteria.stream()
                .filter(criterion -> criterion.isAnswered() || lowest.isPresent())
                .toList();
        var total = counted.stream().map(Criterion::exactWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
        var rated = bids.stream()
                .map(bid -> rated(bid, counted, lowest))
                .sorted(order(lowest.isPresent())
                        .thenComparing(each -> each.bid().partner()))
                .toList();
        var places = places(rated, counted, total, lowest.isPresent());
        var recommended = places.stream()
                .filter(place -> place.rank() == 1 && !counted.isEmpty())
                .map(Place::partnerTenantId)
                .toList();
        return new Comparison(
                METHOD,
                weights(counted, total),
                places,
                recommended,
                new ComparisonNotes(criteria, counted, rated, places).all());
    }

    /** Present when all costs that are named are in one currency. */
    private static Optional<BigDecimal> lowestCost(List<Bid> bids) {
        var costs = bids.stream().flatMap(bid -> bid.cost().amounts().stream()).toList();
        var currencies = costs.stream().map(Money::currency).distinct().count();
        return currencies == 1 ? costs.stream().map(Money::amount).min(Comparator.naturalOrder()) : Optional.empty();
    }

    private static Rated rated(Bid bid, List<Criterion> counted, Optional<BigDecimal> lowest) {
        var scores = counted.stream()
                .map(criterion -> criterion.isAnswered() ? answered(bid, criterion) : priced(bid, lowest))
                .toList();
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < counted.size(); i++) {
            sum = sum.add(counted.get(i).exactWeight().multiply(scores.get(i).orElse(BigDecimal.ZERO)));
        }
        return new Rated(bid, scores, sum);
    }

    private static Optional<BigDecimal> answered(Bid bid, Criterion criterion) {
        return Optional.ofNullable(bid.answers().get(criterion.key())).map(Answer::exactScore);
    }

    private static Optional<BigDecimal> priced(Bid bid, Optional<BigDecimal> lowest) {
        return bid.cost()
                .single()
                .map(Money::amount)
                .map(own -> own.signum() == 0
                        ? HUNDRED
                        : lowest.orElseThrow().multiply(HUNDRED).divide(own, 10, RoundingMode.HALF_EVEN));
    }

    private static Comparator<Rated> order(boolean costsCompare) {
        var bySum = Comparator.comparing(Rated::sum).reversed();
        return costsCompare ? bySum.thenComparing(Rated::cost, Comparator.nullsLast(Comparator.naturalOrder())) : bySum;
    }

    private static List<Place> places(
            List<Rated> rated, List<Criterion> counted, BigDecimal total, boolean costsCompare) {
        var places = new ArrayList<Place>();
        @Nullable Rated before = null;
        for (var each : rated) {
            var shared = before != null && order(costsCompare).compare(before, each) == 0;
            var rank = shared ? places.getLast().rank() : places.size() + 1;
            places.add(place(rank, each, counted, total));
            before = each;
        }
        return places;
    }

    private static Place place(int rank, Rated rated, List<Criterion> counted, BigDecimal total) {
        var exact = new ArrayList<BigDecimal>();
        for (int i = 0; i < counted.size(); i++) {
            var score = rated.scores().get(i).orElse(BigDecimal.ZERO);
            exact.add(part(counted.get(i).exactWeight().multiply(score), total));
        }
        var points = CENTS.parts(exact);
        var shares = new ArrayList<Share>();
        for (int i = 0; i < counted.size(); i++) {
            var score = rated.scores().get(i).map(value -> value.setScale(2, RoundingMode.HALF_EVEN));
            shares.add(new Share(counted.get(i).key(), score.orElse(null), points.get(i)));
        }
        return new Place(
                rank,
                rated.bid().partner(),
                CENTS.sum(exact),
                List.copyOf(shares),
                rated.bid().cost());
    }

    private List<Weight> weights(List<Criterion> counted, BigDecimal total) {
        var percents = CENTS.parts(counted.stream()
                .map(criterion -> part(criterion.exactWeight().multiply(HUNDRED), total))
                .toList());
        return criteria.stream()
                .map(criterion -> {
                    var place = counted.indexOf(criterion);
                    return new Weight(
                            criterion.key(),
                            Objects.requireNonNullElse(criterion.source(), Criterion.Source.ANSWER),
                            criterion.weight(),
                            place < 0 ? BigDecimal.ZERO : percents.get(place),
                            place >= 0);
                })
                .toList();
    }

    private static BigDecimal part(BigDecimal value, BigDecimal total) {
        return value.divide(total, EXACT_DIGITS, RoundingMode.DOWN);
    }

    /** What stands out about bids as they are, whatever the ranking. */
    static Stream<Note> gaps(Bid bid, List<Criterion> counted) {
        var missing = counted.stream()
                .filter(Criterion::isAnswered)
                .filter(criterion -> !bid.answers().containsKey(criterion.key()))
                .map(criterion -> new Note(
                        Code.ANSWER_MISSING,
                        "Nothing is answered to %s; it counts 0.".formatted(criterion.key()),
                        bid.partner()));
        var prices = bid.cost().amounts().isEmpty()
                ? Stream.of(new Note(Code.PRICES_MISSING, "No price is named.", bid.partner()))
                : Stream.<Note>empty();
        var orders = bid.cost().ordersLeftOut()
                ? Stream.of(new Note(
                        Code.ORDERS_UNKNOWN,
                        "Amounts per order are left out: the selection does not say how many orders a year there will be.",
                        bid.partner()))
                : Stream.<Note>empty();
        return Stream.of(missing, prices, orders).flatMap(notes -> notes);
    }
}
