package dev.sluice.system.faults;

import static dev.sluice.system.faults.Finding.Kind.DOUBLED;
import static dev.sluice.system.faults.Finding.Kind.GAP;
import static dev.sluice.system.faults.Finding.Kind.LOST;
import static dev.sluice.system.faults.Finding.Kind.OUT_OF_ORDER;
import static dev.sluice.system.faults.Finding.Kind.UNFOUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ledger")
class LedgerFaults {

    static final String TOPIC = "cocp.partner-change-events.v1";
    static final String NOORDZEE = "noordzee";

    static final Books.Told REQUESTED = told("e1", "partner-change.requested.v1", 1);
    static final Books.Told REMINDED = told("e2", "partner-change.reminder-due.v1", 2);
    static final Books.Told ACCEPTED = told("e3", "partner-change.accepted.v1", 3);

    final List<Books.Act> answered = new ArrayList<>(
            List.of(new Books.Act("r1", "8100001", "requested"), new Books.Act("r1", "8100001", "accepted")));
    final List<Books.Item> items = new ArrayList<>(List.of(new Books.Item("r1", "8100001", "ACCEPTED")));
    final List<Books.Stream> streams = new ArrayList<>(List.of(new Books.Stream(TOPIC, "r1", 3, false)));
    final List<Books.Told> events = new ArrayList<>(List.of(REQUESTED, REMINDED, ACCEPTED));
    final List<Books.Webhook> webhooks =
            new ArrayList<>(List.of(webhook(REQUESTED), webhook(REMINDED), webhook(ACCEPTED)));
    final List<Books.Copy> copies = new ArrayList<>(List.of(new Books.Copy("state of r1", "ACCEPTED", "ACCEPTED")));
    final List<String> effects = new ArrayList<>(List.of("notice r1 requested", "notice r1 accepted"));
    final List<String> leftOver = new ArrayList<>();

    @Test
    void finds_nothing_when_all_agree() {
        assertThat(kinds()).isEmpty();
    }

    @Test
    void permits_an_event_to_be_sent_and_delivered_again() {
        events.add(2, REQUESTED);
        events.add(3, REMINDED);
        webhooks.add(webhook(REQUESTED));

        assertThat(kinds()).isEmpty();
        assertThat(ledger().repeatedEvents()).isEqualTo(2);
        assertThat(ledger().repeatedWebhooks()).isEqualTo(1);
    }

    @Test
    void misses_the_last_event_of_a_row() {
        events.remove(ACCEPTED);
        webhooks.removeLast();

        assertThat(kinds()).containsOnly(LOST);
    }

    @Test
    void misses_an_event_in_between() {
        events.remove(REMINDED);
        webhooks.remove(1);

        assertThat(kinds()).containsExactly(GAP);
    }

    @Test
    void misses_a_change_that_was_answered() {
        items.clear();

        assertThat(kinds()).containsOnly(LOST);
    }

    @Test
    void misses_the_state_after_an_answer() {
        items.set(0, new Books.Item("r1", "8100001", "IN_PROGRESS"));

        assertThat(kinds()).containsExactly(LOST);
    }

    @Test
    void misses_a_webhook() {
        webhooks.remove(1);

        assertThat(kinds()).containsExactly(LOST);
    }

    @Test
    void misses_what_a_reader_has_not_heard() {
        copies.add(new Books.Copy("state of r2", "ACCEPTED", "IN_PROGRESS"));

        assertThat(kinds()).containsExactly(LOST);
    }

    @Test
    void misses_what_was_left_over() {
        leftOver.add("dead letter");

        assertThat(kinds()).containsExactly(LOST);
    }

    @Test
    void sees_one_act_told_twice() {
        events.add(told("e4", "partner-change.accepted.v1", 4));
        webhooks.add(webhook(events.getLast()));
        streams.set(0, new Books.Stream(TOPIC, "r1", 4, false));

        assertThat(kinds()).containsExactly(DOUBLED);
    }

    @Test
    void sees_two_events_in_one_place() {
        events.add(told("e4", "partner-change.overdue.v1", 3));
        webhooks.add(webhook(events.getLast()));

        assertThat(kinds()).containsExactly(DOUBLED);
    }

    @Test
    void sees_two_requests_of_one_submission() {
        items.add(new Books.Item("r2", "8100001", "IN_PROGRESS"));

        assertThat(kinds()).containsExactlyInAnyOrder(DOUBLED, UNFOUNDED);
    }

    @Test
    void sees_an_effect_that_happened_twice() {
        effects.add("notice r1 accepted");

        assertThat(kinds()).containsExactly(DOUBLED);
    }

    @Test
    void sees_different_contents_under_one_id() {
        webhooks.add(new Books.Webhook(NOORDZEE, "e1", "/services/cocp", "r1", 1, "something else"));
        events.add(told("e1", "partner-change.declined.v1", 1));

        assertThat(kinds()).containsExactly(DOUBLED, DOUBLED);
    }

    @Test
    void sees_events_that_changed_places() {
        events.set(0, REMINDED);
        events.set(1, REQUESTED);

        assertThat(kinds()).containsExactly(OUT_OF_ORDER);
    }

    @Test
    void sees_webhooks_that_changed_places() {
        webhooks.set(1, webhook(ACCEPTED));
        webhooks.set(2, webhook(REMINDED));

        assertThat(kinds()).containsExactly(OUT_OF_ORDER);
    }

    @Test
    void doubts_an_event_without_its_change() {
        events.add(told("e4", "partner-change.review-started.v1", 4));
        webhooks.add(webhook(events.getLast()));

        assertThat(kinds()).containsExactly(UNFOUNDED);
    }

    @Test
    void doubts_an_event_of_nobody() {
        events.add(new Books.Told(
                TOPIC, "/services/cocp", "e9", "partner-change.declined.v1", "r9", 1, Set.of("fjord"), "{}"));

        assertThat(kinds()).containsExactly(UNFOUNDED);
    }

    @Test
    void doubts_a_webhook_that_was_meant_for_somebody_else() {
        webhooks.add(new Books.Webhook(NOORDZEE, "e9", "/services/cocp", "r9", 1, "{}"));

        assertThat(kinds()).containsExactly(UNFOUNDED);
    }

    private Stream<Finding.Kind> kinds() {
        return ledger().findings().stream().map(Finding::kind);
    }

    private Ledger ledger() {
        return Ledger.of(new Books(
                answered,
                items,
                streams,
                events,
                List.of(new Books.Listener(NOORDZEE, Set.of(TOPIC))),
                webhooks,
                copies,
                effects,
                leftOver));
    }

    private static Books.Told told(String id, String type, long sequence) {
        return new Books.Told(
                TOPIC,
                "/services/cocp",
                id,
                type,
                "r1",
                sequence,
                Set.of(NOORDZEE, "fjord"),
                "{\"licenseId\":\"8100001\"}");
    }

    private static Books.Webhook webhook(Books.Told event) {
        return new Books.Webhook(NOORDZEE, event.id(), event.source(), event.subject(), event.sequence(), event.type());
    }
}
