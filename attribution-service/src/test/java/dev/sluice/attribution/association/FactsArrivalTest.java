package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Cocp;
import dev.sluice.attribution.Golden;
import dev.sluice.attribution.Parties;
import dev.sluice.platform.operations.StateTopic;
import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The associations of an agreement")
class FactsArrivalTest {

    record Told(String topic, ObjectNode event) {}

    @Inject
    Sql sql;

    @Inject
    RuleSets ruleSets;

    @Inject
    TimelineDesk desk;

    @All
    List<StateTopic> stateTopics;

    final Cocp cocp = new Cocp();

    @AfterEach
    void hang_up() {
        cocp.close();
    }

    @Test
    void are_the_same_whatever_the_order_of_arrival_and_however_often() {
        var inOrder = new Parties();
        story(inOrder).forEach(told -> cocp.tells(told.topic(), told.event()));
        var inDisorder = IntStream.range(0, 8).mapToObj(seed -> new Parties()).toList();

        for (var seed = 0; seed < inDisorder.size(); seed++) {
            disordered(story(inDisorder.get(seed)), seed).forEach(told -> cocp.tells(told.topic(), told.event()));
        }
        cocp.wasHeard();

        assertThat(periods(inOrder))
                .containsExactly(
                        "<agreement> <new partner> 2026-04-22 - 2026-10-01",
                        "<agreement> <old partner> 2024-04-01 - 2026-04-22",
                        "<agreement>-3 <new partner> 2026-04-22 - forever");
        assertThat(inDisorder)
                .allSatisfy(parties -> assertThat(periods(parties)).isEqualTo(periods(inOrder)));
        inDisorder.forEach(this::lastTellsThePeriods);
    }

    @Test
    void read_the_examples_of_the_contract_also_with_fields_and_values_and_types_of_tomorrow() {
        for (var topic : List.of(Cocp.AGREEMENTS, Cocp.CHANGES)) {
            for (var type : Golden.types(topic)) {
                cocp.tells(topic, Golden.event(topic, type, Map.of()));
                var ofTomorrow = Golden.event(topic, type, Map.of()).put("sequence", 1_000);
                ofTomorrow.withObject("/data").put("fieldOfTomorrow", "?").put("status", "VALUE_OF_TOMORROW");
                cocp.tells(topic, ofTomorrow);
            }
            var unknown = Golden.event(topic, Golden.types(topic).getFirst(), Map.of());
            unknown.putObject("data").put("surprise", true);
            cocp.tells(topic, unknown.put("type", "something.happened.v1").put("sequence", 2_000));
        }
        cocp.wasHeard();

        assertThat(sql.list(row -> row.getString(1), """
                        select reason from platform.dead_letter union all select reason from platform.parked_key
                        """)).isEmpty();
        assertThat(sql.list(row -> row.getString(1), """
                        select concat_ws(' ', partner_tenant_id, begins_at at time zone 'UTC', ends_at)
                        from association where agreement_id = '8100001'
                        """))
                .containsExactly("11111111-0000-4000-8000-000000000001 2026-04-22 00:00:00");
    }

    @Test
    void keep_what_was_earned_when_the_agreement_is_removed() {
        var parties = new Parties();
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.tells(Cocp.AGREEMENTS, Parties.tombstone(parties.agreement(1), 2));
        cocp.wasHeard();

        assertThat(periods(parties)).containsExactly("<agreement> <old partner> 2024-04-01 - forever");
    }

    @Test
    void are_published_again_with_the_next_sequence() {
        var parties = new Parties();
        cocp.tells(Cocp.AGREEMENTS, parties.agreement(1));
        cocp.wasHeard();
        var id = sql.list(
                        row -> row.getString(1), "select id from association where agreement_id = ?", parties.agreement)
                .getFirst();

        var state = stateTopics.stream()
                .filter(topic -> topic.topic().equals(Announced.STATE))
                .findFirst()
                .orElseThrow();
        var published = QuarkusTransaction.requiringNew()
                .call(() -> state.republish(List.of(id, UUID.randomUUID().toString(), "nonsense")));

        assertThat(published).isEqualTo(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> state.subjects(null, 1_000)))
                .contains(id)
                .isSorted();
        try (var announced = new Announced(parties.customer)) {
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("topic").asText().equals(Announced.STATE))
                    .extracting(
                            event -> event.path("sequence").asLong(),
                            event -> event.path("data").path("version").asLong())
                    .containsExactly(tuple(1L, 1L), tuple(2L, 1L)));
        }
    }

    @ParameterizedTest(name = "{0}: recognised {1}")
    @CsvSource(textBlock = """
            1969-07-20, false
            2016-05-31, false
            2016-06-01, true
            2016-06-30, true
            2016-07-01, true
            2026-04-22, true
            """)
    void count_by_the_rules_of_the_day_on_which_they_begin(String day, boolean recognised) {
        var rules = ruleSets.inForceAt(Instant.parse(day + "T23:59:59Z"));

        assertThat(rules.recognises(AssociationType.TRANSACTING_PARTNER)).isEqualTo(recognised);
        assertThat(rules.makesEligible(AssociationType.TRANSACTING_PARTNER)).isFalse();
    }

    @Test
    void wait_for_each_other_and_never_crosswise_whatever_order_they_are_told_in() throws Exception {
        var agreements = IntStream.range(0, 10)
                .mapToObj(i -> Unit.agreement("A-" + UUID.randomUUID()))
                .toList();
        try (var consumers = Executors.newVirtualThreadPerTaskExecutor()) {
            var learning = IntStream.range(0, 4)
                    .mapToObj(seed -> consumers.submit(() -> lockAgainAndAgain(agreements, new Random(seed))))
                    .toList();
            for (var each : learning) {
                assertThat(each.get()).isEqualTo(50); // a deadlock would be thrown here
            }
        }
    }

    private int lockAgainAndAgain(List<Unit> agreements, Random random) {
        var rounds = 50;
        for (int round = 0; round < rounds; round++) {
            var told = new ArrayList<>(agreements);
            Collections.shuffle(told, random);
            QuarkusTransaction.requiringNew().run(() -> desk.lock(told));
        }
        return rounds;
    }

    /** The last event of each association tells what the database holds: whoever follows the topic ends where we are. */
    private void lastTellsThePeriods(Parties parties) {
        try (var announced = new Announced(parties.customer)) {
            announced.until(told -> {
                var last = new HashMap<String, ObjectNode>();
                told.stream()
                        .filter(event -> event.path("topic").asText().equals(Announced.STATE))
                        .forEach(event -> last.merge(
                                event.path("subject").asText(),
                                event,
                                (one, other) -> one.path("sequence").asLong()
                                                > other.path("sequence").asLong()
                                        ? one
                                        : other));
                assertThat(last.values().stream()
                                .map(event -> event.path("data"))
                                .filter(data -> !data.path("from").equals(data.path("until")))
                                .map(data -> "%s %s %s - %s"
                                        .formatted(
                                                data.path("agreementId").asText(),
                                                data.path("partnerTenantId").asText(),
                                                data.path("from").asText().substring(0, 10),
                                                data.path("until")
                                                        .asText("forever")
                                                        .replaceFirst("T.*", "")))
                                .map(parties::byRole)
                                .sorted())
                        .isEqualTo(periods(parties));
            });
        }
    }

    private static List<Told> story(Parties parties) {
        return List.of(
                new Told(Cocp.AGREEMENTS, parties.agreement(1)),
                new Told(Cocp.CHANGES, parties.change("requested", 1)),
                new Told(Cocp.CHANGES, parties.change("accepted", 2)),
                new Told(Cocp.AGREEMENTS, parties.agreementThat(2, "EXPIRED", "2025-06-30")),
                new Told(Cocp.AGREEMENTS, parties.agreement(3)),
                new Told(Cocp.CHANGES, parties.change("completed", 3)),
                new Told(Cocp.AGREEMENTS, parties.agreementOfNewPartner(4)),
                new Told(Cocp.AGREEMENTS, ended(parties)));
    }

    private static ObjectNode ended(Parties parties) {
        var ended = parties.agreementOfNewPartner(5).put("time", "2026-10-05T00:00:00Z");
        ended.withObject("/data")
                .put("status", "ENDED")
                .put("statusSince", "2026-10-05T00:00:00Z")
                .put("endDate", "2026-09-30");
        return ended;
    }

    private static List<Told> disordered(List<Told> story, long seed) {
        var random = new Random(seed);
        var told = new ArrayList<>(story);
        story.stream().filter(each -> random.nextBoolean()).forEach(told::add);
        Collections.shuffle(told, random);
        return told;
    }

    private List<String> periods(Parties parties) {
        return sql.list(row -> row.getString(1), """
                        select concat_ws(' ', agreement_id, partner_tenant_id, (begins_at at time zone 'UTC')::date, '-',
                            coalesce((ends_at at time zone 'UTC')::date::text, 'forever'))
                        from association
                        where customer_tenant_id = ? and ends_at is distinct from begins_at
                        """, parties.customer).stream()
                .map(parties::byRole)
                .sorted()
                .toList();
    }
}
