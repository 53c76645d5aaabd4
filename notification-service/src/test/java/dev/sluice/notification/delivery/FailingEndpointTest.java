package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Sandbox;
import dev.sluice.notification.delivery.Offers.Told;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("An endpoint with nothing but failures")
class FailingEndpointTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String ENDPOINT = "/v1/webhook-endpoints/{id}";

    @Inject
    Offers offers;

    @Inject
    ObjectMapper json;

    final Receiver failing = new Receiver();
    final Receiver other = new Receiver();
    final Owner owner = Owner.partner();
    String endpoint;

    @BeforeEach
    void begin() {
        failing.behaving(Receiver.status(500));
        endpoint = owner.hears(Map.of("url", failing.url(), "eventTypes", List.of("partner-change.*")))
                .getString("id");
        owner.hears(other, "endpoint.*");
    }

    @AfterEach
    void end() {
        owner.leaves();
        failing.close();
        other.close();
    }

    @Test
    void is_warned_of_three_times_and_disabled_after_five_days_and_its_owner_hears_it_elsewhere() throws Exception {
        fails();
        Sandbox.advance("P2D");
        assertThat(other.posts()).isEmpty();
        owner.says()
                .get(ENDPOINT, endpoint)
                .then()
                .body("failingSince", notNullValue())
                .body("failures", greaterThan(5))
                .body("deadlines.kind", is(List.of("DISABLE")));

        Sandbox.advance("P3D");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told())
                        .extracting(event -> event.path("type").asText())
                        .containsExactlyInAnyOrder(
                                "endpoint.failing.v1",
                                "endpoint.failing.v1",
                                "endpoint.failing.v1",
                                "endpoint.disabled.v1"));
        var warnings = told().stream()
                .filter(event -> event.path("type").asText().equals("endpoint.failing.v1"))
                .toList();
        assertThat(warnings)
                .extracting(event -> event.path("data").path("percent").asInt())
                .containsExactlyInAnyOrder(50, 70, 90);
        var since = Instant.parse(
                warnings.getFirst().path("data").path("failingSince").asText());
        assertThat(warnings).allSatisfy(warning -> {
            var percent = warning.path("data").path("percent").asInt();
            assertThat(Instant.parse(warning.path("time").asText()))
                    .isEqualTo(
                            since.plus(Duration.ofDays(5).multipliedBy(percent).dividedBy(100)));
            assertThat(Instant.parse(warning.path("data").path("disableAt").asText()))
                    .isEqualTo(since.plus(Duration.ofDays(5)));
        });
        owner.says()
                .get(ENDPOINT, endpoint)
                .then()
                .body("state", is("DISABLED"))
                .body("disabledReason", is("FAILING"))
                .body("stateSince", is(since.plus(Duration.ofDays(5)).toString()));
    }

    @Test
    void is_told_to_have_recovered_by_the_first_success_after_a_warning() throws Exception {
        fails();
        Sandbox.advance("P3D");
        await().atMost(SOON).untilAsserted(() -> assertThat(other.posts()).hasSize(1));

        failing.behaving(Receiver.status(204));
        offers.offer(owner.tenant(), List.of(new Told("s", 2)));

        await().atMost(SOON).untilAsserted(() -> assertThat(other.posts()).hasSize(2));
        assertThat(told().getLast().path("type").asText()).isEqualTo("endpoint.recovered.v1");
        assertThat(told().getLast().path("data").path("failingSince"))
                .isEqualTo(told().getFirst().path("data").path("failingSince"));
        Sandbox.advance("P3D");
        assertThat(other.posts()).hasSize(2);
    }

    @Test
    void has_five_days_again_after_its_owner_enabled_it_and_recovers_by_its_first_success() throws Exception {
        fails();
        Sandbox.advance("P5D");
        awaitState("DISABLED");
        var soFar = 4;
        await().atMost(SOON).untilAsserted(() -> assertThat(other.posts()).hasSize(soFar));

        owner.says().body("{}").post(ENDPOINT + "/enable", endpoint).then().statusCode(200);
        offers.offer(owner.tenant(), List.of(new Told("s", 2)));
        await().atMost(SOON).until(() -> offers.count(endpoint, "attempts > 0 and state = 'RETRYING'") > 0);
        Sandbox.advance("P2D");
        awaitState("ENABLED");
        failing.behaving(Receiver.status(204));
        offers.offer(owner.tenant(), List.of(new Told("s", 3)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told())
                        .extracting(event -> event.path("type").asText())
                        .contains("endpoint.recovered.v1"));
    }

    @Test
    void starts_anew_at_a_new_address() throws Exception {
        fails();
        Sandbox.advance("P2D");
        owner.says()
                .header("If-Match", "*")
                .body(Map.of("url", other.url() + "/new"))
                .patch(ENDPOINT, endpoint)
                .then()
                .statusCode(200);

        Sandbox.advance("P4D");

        assertThat(other.posts()).isEmpty();
        owner.says().get(ENDPOINT, endpoint).then().body("state", is("UNVERIFIED"));
    }

    private void fails() throws Exception {
        offers.offer(owner.tenant(), List.of(new Told("s", 1)));
        await().atMost(SOON).until(() -> offers.count(endpoint, "attempts > 0") == 1);
    }

    private void awaitState(String state) {
        await().atMost(SOON)
                .untilAsserted(() -> owner.says().get(ENDPOINT, endpoint).then().body("state", is(state)));
    }

    private List<JsonNode> told() {
        return other.posts().stream().map(post -> parsed(post.text())).toList();
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
