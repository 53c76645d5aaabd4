package dev.sluice.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.standardwebhooks.Webhook;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Story;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("The proof of ownership")
class ProofOfOwnershipTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String ENDPOINT = "/v1/webhook-endpoints/{id}";
    static final String KEY = "let-me-in";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final Receiver receiver = new Receiver();
    Story story;
    Owner owner;

    @BeforeEach
    void begin() {
        story = new Story(brokers);
        owner = new Owner("PARTNER", story.newPartner, "anna@noordzee.example", List.of("integration-admin"));
    }

    @AfterEach
    void end() {
        owner.leaves();
        receiver.close();
        story.close();
    }

    @Test
    void carries_the_endpoint_s_own_headers_and_every_signature_that_deliveries_carry() throws Exception {
        receiver.withoutHandshake().behaving((exchange, post) -> {
            var behaviour = KEY.equals(post.header("X-Api-Key")) ? Receiver.echoing() : Receiver.status(401);
            behaviour.answer(exchange, post);
        });
        var created = owner.creates(Map.of(
                "url", receiver.url(),
                "eventTypes", List.of("*"),
                "headers", Map.of("X-Api-Key", KEY)));
        var rotated = owner.says()
                .body("{}")
                .post(ENDPOINT + "/rotate-secret", created.getString("id"))
                .then()
                .statusCode(200)
                .extract();

        verify(created.getString("id")).statusCode(200).body("state", is("ENABLED"));

        var challenge = receiver.posts().getFirst();
        for (var secret : List.of(created.getString("secret"), rotated.<String>path("secret"))) {
            new Webhook(secret).verify(challenge.text(), challenge.headers());
        }
    }

    @Test
    void asks_for_the_handshake_with_the_endpoint_s_own_headers() {
        receiver.demanding("X-Api-Key", KEY);
        var id = owner.creates(Map.of(
                        "url", receiver.url(),
                        "eventTypes", List.of("*"),
                        "headers", Map.of("X-Api-Key", KEY)))
                .getString("id");

        verify(id).statusCode(200).body("state", is("ENABLED"));

        assertThat(receiver.posts()).as("the handshake was enough").isEmpty();
    }

    @Test
    void of_a_new_address_brings_what_happened_meanwhile() {
        var id = owner.hears(receiver, "partner-change.*").getString("id");
        try (var moved = new Receiver()) {
            owner.says()
                    .header("If-Match", "*")
                    .body(Map.of("url", moved.url()))
                    .patch(ENDPOINT, id)
                    .then()
                    .statusCode(200)
                    .body("state", is("UNVERIFIED"));
            var event = story.happens("requested").get("id").asText();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    owner.sees(ENDPOINT + "/deliveries", id).getList("items.state"))
                            .containsExactly("PENDING"));
            assertThat(receiver.posts()).isEmpty();
            assertThat(moved.posts()).isEmpty();

            verify(id).statusCode(200);

            await().atMost(SOON).untilAsserted(() -> assertThat(moved.posts()).hasSize(1));
            assertThat(moved.posts().getFirst().header("webhook-id")).isEqualTo(event);
        }
    }

    /** What such an endpoint misses, its owner asks for by a replay of what is missing. */
    @Test
    void brings_nothing_of_the_time_before_to_an_endpoint_that_was_never_live_or_is_disabled() {
        var never = owner.creates(Map.of("url", receiver.url(), "eventTypes", List.of("partner-change.*")))
                .getString("id");
        var disabled = owner.hears(receiver, "partner-change.*").getString("id");
        owner.says()
                .header("If-Match", "*")
                .body(Map.of("url", receiver.url() + "/new"))
                .patch(ENDPOINT, disabled)
                .then()
                .statusCode(200);
        owner.says().body("{}").post(ENDPOINT + "/disable", disabled).then().statusCode(200);
        var witness = owner.hears(receiver, "partner-change.*").getString("id");

        story.happens("requested");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                owner.sees(ENDPOINT + "/deliveries", witness).getList("items"))
                        .hasSize(1));
        assertThat(owner.sees(ENDPOINT + "/deliveries", never).getList("items")).isEmpty();
        assertThat(owner.sees(ENDPOINT + "/deliveries", disabled).getList("items"))
                .isEmpty();
    }

    private ValidatableResponse verify(String id) {
        return owner.says().body("{}").post(ENDPOINT + "/verify", id).then();
    }
}
