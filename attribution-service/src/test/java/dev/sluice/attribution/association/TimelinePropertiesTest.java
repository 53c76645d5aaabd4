package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.association.AgreementFact.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

@Label("The timeline of an agreement")
class TimelinePropertiesTest {

    static final UUID CUSTOMER = new UUID(0, 1);
    static final Instant START = Instant.parse("2024-04-01T00:00:00Z");

    @Property
    void does_not_depend_on_the_order_or_the_repetition_of_facts(
            @ForAll("facts") Set<AgreementFact> facts, @ForAll Random random) {
        var arrived = new ArrayList<>(facts);
        facts.stream().filter(fact -> random.nextBoolean()).forEach(arrived::add);
        Collections.shuffle(arrived, random);

        assertThat(Timeline.of(arrived)).isEqualTo(Timeline.of(facts));
    }

    @Property
    void has_one_partner_at_a_time_and_no_gap_that_no_fact_explains(@ForAll("facts") Set<AgreementFact> facts) {
        var periods = Timeline.of(facts).periods();

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
    @Property
    void is_what_the_associations_say_however_the_facts_came(
            @ForAll("facts") Set<AgreementFact> facts, @ForAll Random random) {
        var arrived = new ArrayList<>(facts);
        Collections.shuffle(arrived, random);

        var known = new HashSet<AgreementFact>();
        var told = new ToldAssociations();
        for (var fact : arrived) {
            known.add(fact);
            told.revise(Timeline.of(known));
        }

        assertThat(told.periods())
                .containsExactlyInAnyOrderElementsOf(Timeline.of(facts).periods());
    }

    /** Of one place in one stream there is one fact of each kind, so sets are made with distinct places. */
    @Provide
    Arbitrary<Set<AgreementFact>> facts() {
        var instants = Arbitraries.integers().between(0, 6).map(n -> START.plus(Duration.ofDays(n)));
        var partners = Arbitraries.integers().between(0, 3).map(n -> new UUID(1, n));
        var holders = Combinators.combine(
                        Arbitraries.of(Kind.CHANGE_COMPLETED, Kind.PARTNER_OF_RECORD),
                        Arbitraries.of("a", "b"),
                        Arbitraries.longs().between(1, 9),
                        instants,
                        partners.injectNull(0.2))
                .as((kind, subject, sequence, at, partner) ->
                        new AgreementFact(kind, "/services/cocp", subject, sequence, CUSTOMER, at, partner));
        var states = Combinators.combine(Arbitraries.longs().between(1, 9), instants.injectNull(0.6))
                .as((sequence, end) ->
                        new AgreementFact(Kind.STATUS, "/services/cocp", "a", sequence, CUSTOMER, end, null));
        return Arbitraries.frequencyOf(Tuple.of(4, holders), Tuple.of(1, states))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .uniqueElements(fact -> List.of(fact.kind(), fact.subject(), fact.sequence()))
                .map(Set::copyOf);
    }
}
