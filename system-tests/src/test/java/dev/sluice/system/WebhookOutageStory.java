package dev.sluice.system;

import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.receiver.OwnReceiver;
import dev.sluice.stack.receiver.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Noordzee's receiver is down for 70 hours")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookOutageStory {

    static final Suite suite = Suite.running();

    /** So long that the next attempt of each message falls into it, by the longest plan. */
    static final Duration REST_OF_THE_PLAN = Duration.ofHours(30);

    final OwnReceiver receiver = suite.ownReceiver("noordzee");
    final Partner fjord = suite.partner("Fjord Cloud");
    final Partner noordzee = suite.partner("Noordzee Licenties");

    String endpoint;
    String since;
    List<JsonNode> duringOutage;
    List<JsonNode> afterwards;

    @BeforeAll
    void play() throws IOException {
        endpoint = hears();
        since = endpointView().path("createdAt").asText();
        receiver.goesDown();
        var first = requested();
        var second = requested();
        noordzee.accepts(first);
        suite.advance(Duration.ofHours(35));
        noordzee.accepts(second);
        requested();
        suite.advance(Duration.ofHours(35));
        duringOutage = receiver.received();
        receiver.comesBack();
        suite.advance(REST_OF_THE_PLAN);
        eventually(() -> assertThat(ids(receiver.received())).isEqualTo(toldToNoordzee()));
        afterwards = receiver.received();
    }

    @AfterAll
    void leave() {
        receiver.close();
    }

    @Test
    void and_it_receives_everything_once_it_is_back() {
        assertThat(duringOutage).isEmpty();
        assertThat(ids(afterwards)).isEqualTo(toldToNoordzee()).hasSizeGreaterThan(6);
        assertThat(afterwards).as("each once").hasSameSizeAs(ids(afterwards));
        assertThat(endpointView().path("state").asText()).isEqualTo("ENABLED");
        System.out.printf(
                "70 h of outage: %d webhooks of %d requests, each once, in order%n",
                afterwards.size(), subjects(afterwards).size());
    }

    @Test
    void and_gets_the_events_of_each_request_in_their_order_and_signed() {
        assertThat(subjects(afterwards))
                .hasSize(3)
                .allSatisfy((subject, received) -> assertThat(received)
                        .extracting(
                                receipt -> receipt.path("body").path("sequence").asLong())
                        .isSorted());
        assertThat(afterwards)
                .extracting(receipt -> receipt.path("verdict").asText())
                .containsOnly(Receipt.VERIFIED);
    }

    @Test
    void and_what_it_asks_for_once_more_has_the_same_webhook_id_though_the_service_is_killed_meanwhile()
            throws IOException {
        var all = ids(receiver.received());
        var faults = suite.faults();
        faults.kill(NOTIFICATION);
        faults.start(NOTIFICATION, "replay.before-commit:3", Map.of("SLUICE_REPLAYS_BATCH_SIZE", "2"));
        faults.awaitReady(NOTIFICATION);
        var before = receiver.received().size();
        var operation = noordzee.voice()
                .post(
                        NOTIFICATION,
                        "/v1/webhook-endpoints/%s/replays".formatted(endpoint),
                        Map.of("from", since, "only", "ALL"))
                .requireSuccess()
                .path("id")
                .asText();
        faults.awaitEnd(NOTIFICATION, "replay.before-commit");
        faults.start(NOTIFICATION);
        faults.awaitReady(NOTIFICATION);

        eventually(
                () -> assertThat(operation(operation).path("done").asBoolean()).isTrue());
        eventually(() -> assertThat(ids(again(before))).isEqualTo(all));
        var progress = operation(operation).path("progress");
        assertThat(progress.path("succeeded").asInt())
                .isEqualTo(progress.path("total").asInt());
        assertThat(receiver.received())
                .allSatisfy(receipt -> assertThat(receipt.path("id").asText())
                        .isEqualTo(receipt.path("body").path("id").asText()));
    }

    /** What came after the first so many. */
    private List<JsonNode> again(int before) throws IOException {
        var received = receiver.received();
        return received.subList(before, received.size());
    }

    private String hears() {
        var created = noordzee.voice()
                .post(
                        NOTIFICATION,
                        "/v1/webhook-endpoints",
                        Map.of(
                                "url", receiver.url(),
                                "eventTypes", List.of("partner-change.*"),
                                "order", "PER_KEY"))
                .requireSuccess();
        receiver.trust(created.path("secret").asText());
        var id = created.path("id").asText();
        noordzee.voice()
                .post(NOTIFICATION, "/v1/webhook-endpoints/%s/verify".formatted(id), Map.of())
                .requireSuccess();
        return id;
    }

    private ChangeRequest requested() {
        return suite.customerOf(fjord, "Delta Waterwerken").withLicences(2).asksToMoveTo(noordzee);
    }

    private JsonNode endpointView() {
        return noordzee.voice()
                .get(NOTIFICATION, "/v1/webhook-endpoints/" + endpoint)
                .requireSuccess();
    }

    private JsonNode operation(String id) {
        return noordzee.voice().get(NOTIFICATION, "/v1/operations/" + id).requireSuccess();
    }

    /** By what stands on the topic. */
    private Set<String> toldToNoordzee() {
        return suite.events().stream()
                .filter(event -> event.topic().equals("cocp.partner-change-events.v1"))
                .filter(event -> event.attribute("audience").contains(noordzee.tenant()))
                .map(event -> event.attribute("id"))
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(List<JsonNode> received) {
        return received.stream().map(receipt -> receipt.path("id").asText()).collect(Collectors.toSet());
    }

    private static Map<String, List<JsonNode>> subjects(List<JsonNode> received) {
        return received.stream()
                .collect(Collectors.groupingBy(
                        receipt -> receipt.path("body").path("subject").asText()));
    }
}
