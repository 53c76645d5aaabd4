package dev.sluice.system;

import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
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

    final OwnReceiver receiver = new OwnReceiver();
    final Partner fjord = suite.partner("Fjord Cloud");
    final Partner noordzee = suite.partner("Noordzee Licenties");

    String endpoint;
    String before;
    List<OwnReceiver.Received> beforeReplay;

    @BeforeAll
    void play() {
        endpoint = hears();
        before = endpointView().path("createdAt").asText();
        receiver.goesDown();
        var first = requested();
        var second = requested();
        noordzee.accepts(first);
        suite.advance(Duration.ofHours(35));
        noordzee.accepts(second);
        requested();
        suite.advance(Duration.ofHours(35));
        assertThat(receiver.received()).isEmpty();
        receiver.comesBack();
        suite.advance(Duration.ofHours(30));
        eventually(() -> assertThat(ids(receiver.received())).isEqualTo(toldToNoordzee()));
        beforeReplay = receiver.received();
    }

    @AfterAll
    void leave() {
        receiver.close();
    }

    @Test
    void and_it_receives_everything_once_it_is_back() {
        assertThat(ids(beforeReplay)).isEqualTo(toldToNoordzee()).hasSizeGreaterThan(6);
        assertThat(endpointView().path("state").asText()).isEqualTo("ENABLED");
    }

    @Test
    void and_gets_the_events_of_each_request_in_their_order() {
        assertThat(beforeReplay.stream().collect(Collectors.groupingBy(OwnReceiver.Received::subject)))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy((subject, received) -> assertThat(received)
                        .extracting(OwnReceiver.Received::sequence)
                        .isSorted());
    }

    @Test
    void and_what_it_asks_for_once_more_has_the_same_webhook_id() {
        var operation = noordzee.voice()
                .post(
                        NOTIFICATION,
                        "/v1/webhook-endpoints/%s/replays".formatted(endpoint),
                        Map.of("from", before, "only", "ALL"))
                .requireSuccess();

        eventually(() -> {
            assertThat(operation(operation.path("id").asText()).path("done").asBoolean())
                    .isTrue();
            assertThat(receiver.received()).hasSizeGreaterThanOrEqualTo(beforeReplay.size() * 2);
        });
        assertThat(ids(receiver.received())).isEqualTo(toldToNoordzee());
        assertThat(receiver.received())
                .allSatisfy(received -> assertThat(received.id())
                        .isEqualTo(received.event().path("id").asText()));
    }

    private String hears() {
        var created = noordzee.voice()
                .post(
                        NOTIFICATION,
                        "/v1/webhook-endpoints",
                        Map.of("url", receiver.url(), "eventTypes", List.of("*"), "order", "PER_KEY"))
                .requireSuccess();
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

    /** By what stands on the topics of all services; what is about the endpoint itself goes elsewhere. */
    private Set<String> toldToNoordzee() {
        return suite.events().stream()
                .filter(event -> event.topic().endsWith("-events.v1"))
                .filter(event -> !event.topic().startsWith("notification."))
                .filter(event -> event.attribute("audience").contains(noordzee.tenant()))
                .map(event -> event.attribute("id"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> ids(List<OwnReceiver.Received> received) {
        return received.stream().map(OwnReceiver.Received::id).collect(Collectors.toCollection(HashSet::new));
    }
}
