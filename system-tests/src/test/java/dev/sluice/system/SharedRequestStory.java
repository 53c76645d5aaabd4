package dev.sluice.system;

import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request to change partner")
class SharedRequestStory {

    static final Suite suite = Suite.running();

    final Partner fjord = suite.partner("Fjord Cloud");
    final Partner noordzee = suite.partner("Noordzee Licenties");
    final Customer delta = suite.customerOf(fjord, "Delta Waterwerken").withLicences(1);

    @Test
    void that_two_colleagues_accept_at_once_is_accepted_by_one_and_tells_the_other_so() throws Exception {
        var bert = noordzee.colleague("bert");
        var request = delta.asksToMoveTo(noordzee);

        var answers = atOnce(
                List.of(() -> noordzee.triesToAccept(request, Map.of()), () -> bert.triesToAccept(request, Map.of())));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        var late = answers.stream()
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.header("Content-Type")).startsWith("application/problem+json");
        assertThat(late.body().path("state").asText()).isEqualTo("ACCEPTED");
        assertThat(late.body().path("stateSince").asText()).isEqualTo(acceptedAt(request));
        assertThat(acceptances(request)).isEqualTo(1);
    }

    @Test
    void is_read_by_the_old_partner_without_the_new_partners_contact() {
        var request = delta.asksToMoveTo(noordzee);

        var view = fjord.sees(request);

        assertThat(ChangeRequest.states(view)).isEqualTo(Map.of("IN_PROGRESS", 1));
        assertThat(view.toString()).doesNotContain(noordzee.email(), "Evangeline", "Jansen", "late answers");
        assertThat(view.path("allowedActions")).isEmpty();
        assertThat(request.view().toString()).contains(noordzee.email(), "Evangeline", "Jansen", "late answers");
    }

    @Test
    void lets_the_old_partner_write_nothing() {
        var request = delta.asksToMoveTo(noordzee);
        var day = suite.businessDay().plusDays(30).toString();
        var proposal =
                noordzee.proposes(request, day).requireSuccess().path("id").asText();

        var refusals = List.of(
                fjord.triesToAccept(request, Map.of()),
                fjord.triesToDecline(request),
                fjord.triesToCancel(request),
                fjord.proposes(request, day),
                fjord.triesToAgree(request, proposal),
                fjord.triesToRefuse(request, proposal),
                fjord.triesToReview(request, "start"),
                fjord.triesToReview(request, "complete"),
                fjord.triesToReview(request, "reject"));

        assertThat(refusals).extracting(Reply::status).containsOnly(403);
        assertThat(refusals).extracting(Reply::code).doesNotContain("");
        assertThat(refusals.getFirst().code()).isEqualTo("NOT_PARTNER_OF_REQUEST");
        assertThat(request.states()).isEqualTo(Map.of("IN_PROGRESS", 1));
    }

    @Test
    void takes_effect_on_the_day_that_both_sides_agreed_on_and_tells_the_old_partner_so() {
        var request = delta.asksToMoveTo(noordzee);
        var day = suite.businessDay().plusDays(30).toString();
        var proposal =
                noordzee.proposes(request, day).requireSuccess().path("id").asText();
        assertThat(types(fjord.timeline(request))).containsExactly("partner-change.requested.v1");

        delta.agrees(request, proposal).requireSuccess();

        for (var view : List.of(request.view(), noordzee.sees(request), fjord.sees(request))) {
            var projected = view.path("items").path(0).path("projectedEffectiveDate");
            assertThat(projected.path("date").asText()).isEqualTo(day);
            assertThat(projected.path("anchor").asText()).isEqualTo("AGREED");
        }
        assertThat(types(fjord.timeline(request)))
                .containsExactly("partner-change.requested.v1", "partner-change.effective-date-agreed.v1");
        eventually(() -> assertThat(fjord.notices().toString()).contains("effective-date-agreed"));
    }

    @Test
    void is_unknown_to_strangers() {
        var request = delta.asksToMoveTo(noordzee);
        var stranger = suite.partner("Roma Servizi");

        assertThat(stranger.triesToAccept(request, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void makes_one_request_of_a_submission_that_is_repeated_under_its_key() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var first = delta.triesToMove(delta.licences(), noordzee, key);
        var again = delta.triesToMove(delta.licences(), noordzee, key);

        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(delta.requests()).hasSize(1);
    }

    @Test
    void reaches_whoever_was_away_when_it_was_accepted() {
        var request = delta.asksToMoveTo(noordzee.listening());
        suite.faults().kill(NOTIFICATION);

        noordzee.accepts(request);
        suite.faults().start(NOTIFICATION);
        suite.faults().awaitReady(NOTIFICATION);

        eventually(() -> {
            assertThat(noordzee.webhooks())
                    .extracting(webhook -> webhook.path("body").path("type").asText())
                    .containsSubsequence("partner-change.requested.v1", "partner-change.accepted.v1");
            assertThat(noordzee.notices().toString()).contains("partner-change.requested");
        });
    }

    private static List<String> types(List<JsonNode> timeline) {
        return timeline.stream().map(entry -> entry.path("type").asText()).toList();
    }

    private String acceptedAt(ChangeRequest request) {
        return delta.timeline(request).stream()
                .filter(entry -> entry.path("type").asText().equals("partner-change.accepted.v1"))
                .map(entry -> entry.path("at").asText())
                .findFirst()
                .orElseThrow();
    }

    private long acceptances(ChangeRequest request) {
        return delta.timeline(request).stream()
                .filter(entry -> entry.path("type").asText().equals("partner-change.accepted.v1"))
                .count();
    }

    private static List<Reply> atOnce(List<Callable<Reply>> calls) throws InterruptedException {
        var start = new CyclicBarrier(calls.size());
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers
                    .invokeAll(calls.stream()
                            .<Callable<Reply>>map(call -> () -> {
                                start.await();
                                return call.call();
                            })
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
