package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.association.UnitFact.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each seed is a handful of facts that come as they like; a failure names its seed. */
@DisplayName("The timeline of an agreement")
class TimelinePropertiesTest {

    static final UUID CUSTOMER = new UUID(0, 1);
    static final Instant START = Instant.parse("2024-04-01T00:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void does_not_depend_on_the_order_or_the_repetition_of_facts(long seed) {
        var random = new Random(seed);
        var facts = facts(random);
        var arrived = new ArrayList<>(facts);
        facts.stream().filter(fact -> random.nextBoolean()).forEach(arrived::add);
        Collections.shuffle(arrived, random);

        assertThat(Timeline.of(arrived)).isEqualTo(Timeline.of(facts));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void has_one_partner_at_a_time_and_no_gap_that_no_fact_explains(long seed) {
        var facts = facts(new Random(seed));
        var periods = Timeline.of(facts).periods();

        assertThat(periods).hasSizeLessThanOrEqualTo(facts.size());
        for (var i = 1; i < periods.size(); i++) {
            var earlier = periods.get(i - 1);
            var later = periods.get(i);
            assertThat(earlier.until()).isNotNull().isBeforeOrEqualTo(later.from());
            if (earlier.until().equals(later.from())) {
                assertThat(later.partner()).isNotEqualTo(earlier.partner());
            } else {
                assertThat(facts)
                        .anyMatch(fact ->
                                fact.partner() == null && earlier.until().equals(fact.effectiveAt()));
            }
        }
    }

    /** However often it is derived in between, the associations end as if it had been derived once. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void is_what_the_associations_say_however_the_facts_came(long seed) {
        var random = new Random(seed);
        var arrived = new ArrayList<>(facts(random));
        Collections.shuffle(arrived, random);

        var known = new HashSet<UnitFact>();
        var told = new ToldAssociations();
        for (var fact : arrived) {
            known.add(fact);
            told.revise(Timeline.of(known));
        }

        assertThat(told.periods())
                .containsExactlyInAnyOrderElementsOf(Timeline.of(known).periods());
    }

    /** Its owner may tell the record again whenever it likes; then everything stays as it is. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stays_as_it_is_when_the_record_is_told_again(long seed) {
        var random = new Random(seed);
        var facts = new ArrayList<>(facts(random));
        var before = Timeline.of(facts);

        for (long sequence = 100; sequence < 103; sequence++) {
            var place = sequence;
            newest(facts, UnitFact::isStatus).ifPresent(fact -> facts.add(again(fact, place)));
            newest(facts, fact -> !fact.isStatus() && fact.kind() != Kind.CHANGE_COMPLETED)
                    .ifPresent(fact -> facts.add(again(fact, place)));
        }

        assertThat(Timeline.of(facts)).isEqualTo(before);
    }

    private static Optional<UnitFact> newest(Collection<UnitFact> facts, Predicate<UnitFact> ofThese) {
        return facts.stream().filter(ofThese).max(UnitFact.TOLD);
    }

    /** Later, which moves what a record does not say since when. */
    private static UnitFact again(UnitFact fact, long sequence) {
        var moves = fact.kind() == Kind.REGISTRY_NOBODY || fact.kind() == Kind.STATUS;
        var at = fact.effectiveAt() == null || !moves
                ? fact.effectiveAt()
                : fact.effectiveAt().plus(Duration.ofDays(1));
        return new UnitFact(fact.kind(), fact.source(), fact.subject(), sequence, fact.customer(), at, fact.partner());
    }

    /** Of one place in one stream there is one word on the partner and one on the status. */
    private static Collection<UnitFact> facts(Random random) {
        var facts = new HashMap<List<Object>, UnitFact>();
        for (int count = 1 + random.nextInt(12); count > 0; count--) {
            var fact = switch (random.nextInt(5)) {
                case 0 -> state(random);
                case 1, 2 -> change(random);
                default -> record(random);
            };
            facts.putIfAbsent(List.of(fact.isStatus(), fact.subject(), fact.sequence()), fact);
        }
        return facts.values();
    }

    private static UnitFact change(Random random) {
        var request = random.nextBoolean() ? "request a" : "request b";
        return new UnitFact(
                Kind.CHANGE_COMPLETED,
                "/services/cocp",
                request,
                1 + random.nextInt(9),
                CUSTOMER,
                day(random),
                partner(random));
    }

    private static UnitFact record(Random random) {
        var kind = List.of(Kind.REGISTRY_PARTNER, Kind.REGISTRY_NOBODY, Kind.PARTNER_OF_RECORD)
                .get(random.nextInt(3));
        var partner = kind == Kind.REGISTRY_NOBODY ? null : partner(random);
        return new UnitFact(kind, "/services/cocp", "8100001", 1 + random.nextInt(9), CUSTOMER, day(random), partner);
    }

    private static UUID partner(Random random) {
        return random.nextInt(5) == 0 ? null : new UUID(1, random.nextInt(4));
    }

    private static UnitFact state(Random random) {
        var end = random.nextInt(10) < 6 ? null : day(random);
        var kind = random.nextBoolean() ? Kind.STATUS : Kind.STATUS_SINCE;
        return new UnitFact(kind, "/services/cocp", "8100001", 1 + random.nextInt(9), CUSTOMER, end, null);
    }

    private static Instant day(Random random) {
        return START.plus(Duration.ofDays(random.nextInt(7)));
    }
}
