package dev.sluice.cocp.selection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.cocp.customer.Customer;
import dev.sluice.cocp.customer.Segment;
import dev.sluice.cocp.customer.TradeStatus;
import dev.sluice.cocp.selection.SelectionEvent.InvitedPartner;
import dev.sluice.platform.problem.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plays the story of the golden examples with the entities, and compares what they tell, byte for meaning. */
@DisplayName("What a selection tells equals the published example")
class SelectionGoldenStoryTest {

    static final Path CONTRACTS =
            Path.of(System.getProperty("sluice.root", ".."), "contracts", "cocp.selection-events.v1");
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    static final UUID DELTA = UUID.fromString("22222222-0000-4000-8000-000000000001");
    static final UUID ADVISER = UUID.fromString("33333333-0000-4000-8000-000000000001");
    static final InvitedPartner NOORDZEE = new InvitedPartner(
            "A1B2C3D4", UUID.fromString("11111111-0000-4000-8000-000000000001"), "Noordzee Licenties BV");
    static final InvitedPartner ROMA =
            new InvitedPartner("R0MA0001", UUID.fromString("11111111-0000-4000-8000-000000000004"), "Roma Servizi Srl");

    static final Instant OPENED = Instant.parse("2025-12-15T09:00:00Z");
    static final Offer OFFER = new Offer(null, null, null, null, null, null);

    @Test
    void from_the_opening_to_the_choice() throws IOException {
        var selection = opened();
        check(selection.opened(), 0, "opened");
        selection.inviteAdviser(ADVISER, at("2025-12-15T09:30:00Z"));
        check(selection.invite(NOORDZEE, Actor.ADVISER, at("2025-12-16T10:00:00Z")), 0, "invited");
        selection.invite(ROMA, Actor.ADVISER, at("2025-12-16T10:05:00Z"));
        var noordzee = selection.invitation(NOORDZEE.tenantId()).orElseThrow();
        var roma = selection.invitation(ROMA.tenantId()).orElseThrow();
        check(selection.quote(noordzee, OFFER, null, at("2025-12-19T14:30:00Z")), 0, "quoted");
        selection.quote(roma, OFFER, null, at("2025-12-22T08:00:00Z"));

        var now = at("2026-01-09T11:00:00Z");
        assertThat(selection.catchUp(now)).isEmpty();
        var told = selection.choose(noordzee, now);

        check(told, 0, "chosen");
        check(told, 1, "closed");
        assertThat(told).hasSize(2);
    }

    @Test
    void over_at_the_instant_it_was_due_however_late_that_is_noticed() {
        var selection = opened();
        selection.invite(ROMA, Actor.CUSTOMER, OPENED);
        var due = OPENED.plus(Duration.ofDays(14 + 60));

        assertThat(selection.standing(due.minusNanos(1000)).state()).isEqualTo(SelectionState.EVALUATION);
        assertThat(selection.standing(due).state()).isEqualTo(SelectionState.CLOSED);
        var told = selection.catchUp(due.plus(Duration.ofDays(7)));

        assertThat(told).singleElement().satisfies(closed -> {
            assertThat(closed.at()).isEqualTo(due);
            assertThat(closed.actor()).isEqualTo(Actor.SYSTEM);
            assertThat(closed.event()).isInstanceOf(SelectionEvent.Closed.class);
        });
        assertThat(selection.standing(due).since()).isEqualTo(due);
        assertThat(selection.catchUp(due.plus(Duration.ofDays(8)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SelectionState.class)
    void allows_in_each_state_what_its_table_says(SelectionState state) {
        for (var target : SelectionState.values()) {
            assertThat(state.next().contains(target))
                    .as("%s to %s", state, target)
                    .isEqualTo(
                            switch (state) {
                                case OPEN -> target != SelectionState.OPEN;
                                case EVALUATION -> target == SelectionState.CHOSEN || target == SelectionState.CLOSED;
                                case CHOSEN, CLOSED -> false;
                            });
        }
    }

    @Test
    void refuses_every_act_once_it_is_over() {
        var selection = opened();
        selection.invite(ROMA, Actor.CUSTOMER, OPENED);
        var roma = selection.invitation(ROMA.tenantId()).orElseThrow();
        selection.callOff(OPENED);

        var acts = List.<Runnable>of(
                () -> selection.inviteAdviser(ADVISER, OPENED),
                () -> selection.invite(NOORDZEE, Actor.CUSTOMER, OPENED),
                () -> selection.quote(roma, OFFER, null, OPENED),
                () -> selection.discuss("late", OPENED),
                () -> selection.choose(roma, OPENED),
                () -> selection.callOff(OPENED));
        assertThat(acts)
                .extracting(SelectionGoldenStoryTest::refusal)
                .containsOnly("ACTION_NOT_ALLOWED_IN_STATE CLOSED");
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (Refusal refusal) {
            return refusal.code() + " " + refusal.members().get("state");
        }
    }

    private static Selection opened() {
        var customer = new Customer(
                DELTA, "Delta", "NL", "EUROPE", Segment.COMMERCIAL, TradeStatus.APPROVED, List.of(), true, 1);
        var opening = new Opening(
                "Renewal 2026",
                List.of("8100001", "8100003"),
                "somebody who answers",
                List.of(new Criterion("service", 1.0, null)),
                null,
                null,
                null);
        var id = UUID.fromString("019b213c-ee80-7230-8d6b-cbda5cf4f080");
        return new Selection(id, customer, opening, new Defaults(), OPENED);
    }

    private static final class Defaults implements SelectionConfig {

        @Override
        public Duration quotationPeriod() {
            return Duration.ofDays(14);
        }

        @Override
        public Duration decisionPeriod() {
            return Duration.ofDays(60);
        }

        @Override
        public int termMonths() {
            return 36;
        }

        @Override
        public int mostInvitations() {
            return 30;
        }
    }

    private static void check(List<Announcement> told, int place, String act) throws IOException {
        var announcement = told.get(place);
        var golden =
                JSON.readTree(CONTRACTS.resolve("selection." + act + ".v1.json").toFile());
        assertThat(announcement.event().type()).isEqualTo(golden.get("type").asText());
        assertThat(announcement.sequence())
                .as(act)
                .isEqualTo(golden.get("sequence").asLong());
        assertThat(announcement.at()).as(act).isEqualTo(golden.get("time").asText());
        assertThat(announcement.audience().stream().map(UUID::toString).collect(Collectors.toSet()))
                .as(act)
                .containsExactlyInAnyOrder(golden.get("audience").asText().split(","));
        assertThat(JSON.readTree(JSON.writeValueAsString(announcement.event())))
                .as(act)
                .isEqualTo(golden.get("data"));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
