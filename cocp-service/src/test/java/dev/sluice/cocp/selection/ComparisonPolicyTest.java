package dev.sluice.cocp.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.selection.Comparison.Code;
import dev.sluice.cocp.selection.Comparison.Note;
import dev.sluice.cocp.selection.Comparison.Place;
import dev.sluice.cocp.selection.Comparison.Share;
import dev.sluice.cocp.selection.ComparisonPolicy.Bid;
import dev.sluice.cocp.selection.Criterion.Source;
import dev.sluice.cocp.selection.Offer.Answer;
import dev.sluice.stack.testing.Seed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A comparison of offers")
class ComparisonPolicyTest {

    static final UUID NOORDZEE = UUID.fromString("11111111-0000-4000-8000-000000000001");
    static final UUID FJORD = UUID.fromString("11111111-0000-4000-8000-000000000002");
    static final UUID ROMA = UUID.fromString("11111111-0000-4000-8000-000000000004");

    static final Criterion SERVICE = new Criterion("service", 60.0, null);
    static final Criterion EXPERTISE = new Criterion("expertise", 40.0, Source.ANSWER);
    static final Criterion COST = new Criterion("cost", 100.0, Source.TOTAL_COST);

    @Test
    void ranks_by_the_weighted_sum_and_shows_each_share() {
        var comparison =
                compare(List.of(SERVICE, EXPERTISE), bid(FJORD, "EUR 10", 50, 100), bid(NOORDZEE, "EUR 20", 90, 70));

        assertThat(comparison.recommended()).containsExactly(NOORDZEE);
        assertThat(comparison.places()).extracting(Place::rank).containsExactly(1, 2);
        assertThat(comparison.places().getFirst().points()).isEqualByComparingTo("82");
        assertThat(comparison.places().getFirst().shares())
                .containsExactly(
                        new Share("service", new BigDecimal("90.00"), new BigDecimal("54.00")),
                        new Share("expertise", new BigDecimal("70.00"), new BigDecimal("28.00")));
        assertThat(comparison.notes()).isEmpty();
    }

    @Test
    void counts_weights_as_parts_of_what_they_add_up_to_and_says_so() {
        var thirds =
                List.of(new Criterion("a", 1.0, null), new Criterion("b", 1.0, null), new Criterion("c", 1.0, null));

        var comparison = compare(thirds, bid(FJORD, "EUR 1", 100, 100, 100));

        assertThat(comparison.weights())
                .extracting(weight -> weight.percent().toPlainString())
                .containsExactly("33.34", "33.33", "33.33");
        assertThat(comparison.places().getFirst().points()).isEqualByComparingTo("100");
        assertThat(codes(comparison)).containsExactly(Code.WEIGHTS_NORMALISED);
        assertThat(comparison.notes().getFirst().message()).contains("add up to 3;");
    }

    @Test
    void takes_weights_that_add_up_to_one_or_a_hundred_as_they_are() {
        var fractions = List.of(new Criterion("a", 0.7, null), new Criterion("b", 0.3, null));

        assertThat(codes(compare(fractions, bid(FJORD, "EUR 1", 1, 2)))).isEmpty();
    }

    @Test
    void counts_a_missing_answer_as_nothing_and_says_whose_it_is() {
        var silent = new Bid(ROMA, Map.of("service", new Answer(100.0, null)), cost("EUR 5"));

        var comparison = compare(List.of(SERVICE, EXPERTISE), silent, bid(NOORDZEE, "EUR 20", 50, 80));

        assertThat(comparison.recommended()).containsExactly(NOORDZEE);
        assertThat(comparison.places().getLast().shares().getLast())
                .isEqualTo(new Share("expertise", null, new BigDecimal("0.00")));
        assertThat(comparison.notes())
                .containsExactly(new Note(Code.ANSWER_MISSING, "Nothing is answered to expertise; it counts 0.", ROMA));
    }

    @Test
    void breaks_a_tie_by_the_cost_and_says_so() {
        var comparison =
                compare(List.of(SERVICE, EXPERTISE), bid(FJORD, "EUR 20", 80, 50), bid(ROMA, "EUR 10", 60, 80));

        assertThat(comparison.recommended()).containsExactly(ROMA);
        assertThat(comparison.places()).extracting(Place::rank).containsExactly(1, 2);
        assertThat(comparison.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.code()).isEqualTo(Code.TIE_BROKEN_BY_COST))
                .satisfies(note -> assertThat(note.partnerTenantId()).isEqualTo(FJORD));
    }

    @Test
    void lets_share_a_place_what_nothing_tells_apart() {
        var comparison = compare(
                List.of(SERVICE, EXPERTISE),
                bid(ROMA, "EUR 10", 80, 50),
                bid(FJORD, "EUR 10", 80, 50),
                bid(NOORDZEE, "EUR 1", 1, 1));

        assertThat(comparison.places()).extracting(Place::rank).containsExactly(1, 1, 3);
        assertThat(comparison.recommended()).containsExactly(FJORD, ROMA);
        assertThat(codes(comparison)).containsExactly(Code.TIE);
    }

    @Test
    void gives_the_cheapest_all_points_for_the_cost_and_others_their_proportion() {
        var comparison = compare(List.of(COST), bid(FJORD, "EUR 30"), bid(NOORDZEE, "EUR 20"), bid(ROMA, ""));

        assertThat(comparison.places())
                .extracting(place -> place.points().toPlainString())
                .containsExactly("100.00", "66.67", "0.00");
        assertThat(codes(comparison)).containsExactly(Code.PRICES_MISSING);
    }

    @Test
    void leaves_the_cost_out_when_currencies_differ_and_says_so() {
        var comparison = compare(
                List.of(SERVICE, EXPERTISE, COST), bid(FJORD, "DKK 30", 10, 10), bid(NOORDZEE, "EUR 20", 20, 20));

        assertThat(comparison.recommended()).containsExactly(NOORDZEE);
        assertThat(comparison.weights().getFirst().counted()).isTrue();
        assertThat(comparison.weights().getLast().counted()).isFalse();
        assertThat(comparison.weights().getFirst().percent()).isEqualByComparingTo("60");
        assertThat(codes(comparison))
                .containsExactly(Code.WEIGHTS_NORMALISED, Code.MIXED_CURRENCIES, Code.CRITERION_LEFT_OUT);
    }

    @Test
    void recommends_nobody_when_all_that_counts_is_a_cost_that_cannot_be_compared() {
        var comparison = compare(List.of(COST), bid(FJORD, "DKK 30"), bid(NOORDZEE, "EUR 20"));

        assertThat(comparison.places()).extracting(Place::rank).containsExactly(1, 1);
        assertThat(comparison.recommended()).isEmpty();
        assertThat(codes(comparison)).contains(Code.MIXED_CURRENCIES, Code.CRITERION_LEFT_OUT, Code.TIE);
    }

    @Test
    void recommends_nobody_when_nobody_has_quoted() {
        var comparison = compare(List.of(SERVICE, EXPERTISE, COST));

        assertThat(comparison.recommended()).isEmpty();
        assertThat(codes(comparison)).contains(Code.NO_QUOTATIONS);
    }

    @Test
    void treats_what_costs_nothing_as_the_cheapest() {
        var comparison = compare(List.of(COST), bid(FJORD, "EUR 30"), bid(NOORDZEE, "EUR 0"));

        assertThat(comparison.places())
                .extracting(place -> place.points().toPlainString())
                .containsExactly("100.00", "0.00");
    }

    /** 400 random selections: the properties that a reader relies on. */
    @Test
    void keeps_its_promises_whatever_is_offered() {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            var criteria = criteria(random);
            var bids = bids(random, criteria);
            var comparison = new ComparisonPolicy(criteria).decide(bids);
            var as = "seed %d round %d".formatted(seed, round);

            var shuffled = new ArrayList<>(bids);
            Collections.shuffle(shuffled, random);
            var again = new ComparisonPolicy(criteria).decide(shuffled);
            assertThat(again.places()).as(as).isEqualTo(comparison.places());
            assertThat(again.recommended()).as(as).isEqualTo(comparison.recommended());
            assertThat(again.notes()).as(as).containsExactlyInAnyOrderElementsOf(comparison.notes());

            assertThat(comparison.places()).as(as).hasSameSizeAs(bids);
            for (var place : comparison.places()) {
                assertThat(place.shares().stream().map(Share::points).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as(as)
                        .isEqualByComparingTo(place.points());
                assertThat(place.points()).as(as).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            }
            for (int i = 1; i < comparison.places().size(); i++) {
                assertThat(comparison.places().get(i).points())
                        .as(as)
                        .isLessThanOrEqualTo(comparison.places().get(i - 1).points());
            }
            checkDoubledWeights(as, criteria, bids, comparison);
            checkBetterAnswer(as, criteria, bids, comparison);
        }
    }

    /** Only the proportion of weights counts. */
    private static void checkDoubledWeights(String as, List<Criterion> criteria, List<Bid> bids, Comparison before) {
        var doubled = criteria.stream()
                .map(each -> new Criterion(each.key(), each.weight() * 2, each.source()))
                .toList();
        assertThat(new ComparisonPolicy(doubled).decide(bids).places()).as(as).isEqualTo(before.places());
    }

    /** Nobody falls back by answering better. */
    private static void checkBetterAnswer(String as, List<Criterion> criteria, List<Bid> bids, Comparison before) {
        var asked = criteria.stream().filter(Criterion::isAnswered).findFirst();
        if (bids.isEmpty() || asked.isEmpty()) {
            return;
        }
        var first = bids.getFirst();
        var better = new HashMap<>(first.answers());
        better.put(asked.get().key(), new Answer(100.0, null));
        var improved = new ArrayList<>(bids);
        improved.set(0, new Bid(first.partner(), better, first.cost()));
        assertThat(rank(new ComparisonPolicy(criteria).decide(improved), first.partner()))
                .as(as)
                .isLessThanOrEqualTo(rank(before, first.partner()));
    }

    private static int rank(Comparison comparison, UUID partner) {
        return comparison.places().stream()
                .filter(place -> place.partnerTenantId().equals(partner))
                .findFirst()
                .orElseThrow()
                .rank();
    }

    private static List<Criterion> criteria(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> new Criterion(
                        "c" + i,
                        random.nextBoolean() ? 1.0 + random.nextInt(5) : random.nextDouble() + 0.001,
                        random.nextInt(4) == 0 ? Source.TOTAL_COST : null))
                .toList();
    }

    private static List<Bid> bids(Random random, List<Criterion> criteria) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> {
                    var answers = new HashMap<String, Answer>();
                    criteria.stream()
                            .filter(each -> each.isAnswered() && random.nextInt(5) > 0)
                            .forEach(each ->
                                    answers.put(each.key(), new Answer((double) random.nextInt(5) * 25, null)));
                    var costs = List.of(
                            "EUR 10", "EUR 20", "EUR 0", "EUR 7.35", "", random.nextInt(3) == 0 ? "DKK 9" : "EUR 1");
                    return new Bid(
                            new UUID(random.nextLong(), random.nextLong()),
                            answers,
                            cost(costs.get(random.nextInt(costs.size()))));
                })
                .toList();
    }

    private static Comparison compare(List<Criterion> criteria, Bid... bids) {
        return new ComparisonPolicy(criteria).decide(List.of(bids));
    }

    private static List<Code> codes(Comparison comparison) {
        return comparison.notes().stream().map(Note::code).toList();
    }

    /** Scores in the order service, expertise or a, b, c. */
    private static Bid bid(UUID partner, String cost, double... scores) {
        var answers = new HashMap<String, Answer>();
        for (var keys : List.of(List.of("service", "expertise", "x"), List.of("a", "b", "c"))) {
            for (int i = 0; i < scores.length; i++) {
                answers.put(keys.get(i), new Answer(scores[i], null));
            }
        }
        return new Bid(partner, answers, cost(cost));
    }

    private static TotalCost cost(String money) {
        return money.isEmpty()
                ? new TotalCost(List.of(), false)
                : new TotalCost(List.of(new Money(new BigDecimal(money.substring(4)), money.substring(0, 3))), false);
    }
}
