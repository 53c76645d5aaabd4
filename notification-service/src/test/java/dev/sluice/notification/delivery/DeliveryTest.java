package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.sluice.notification.FakeNames;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Sandbox;
import dev.sluice.notification.Story;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A delivery")
class DeliveryTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String ACCEPTED = "partner-change.accepted.v1";

    @Inject
    ObjectMapper json;

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
    void is_tried_again_when_the_clock_reaches_its_time() {
        var answers = new AtomicInteger();
        receiver.behaving((exchange, received) ->
                Receiver.status(answers.incrementAndGet() < 3 ? 500 : 204).answer(exchange, received));
        var endpoint = owner.hears(receiver, "*").getString("id");
        story.happens("requested");
        awaitDelivery(endpoint, "RETRYING");
        assertThat(receiver.posts()).hasSize(1);

        Sandbox.advance("PT2M");

        awaitDelivery(endpoint, "DELIVERED");
        assertThat(receiver.posts()).hasSize(3);
        assertThat(receiver.posts())
                .extracting(post -> post.header("webhook-id"))
                .containsOnly(receiver.posts().getFirst().header("webhook-id"));
        var id = deliveries(endpoint).getString("items[0].id");
        owner.says()
                .get("/v1/deliveries/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("attempts.number", is(List.of(1, 2, 3)))
                .body("attempts.status", is(List.of(500, 500, 204)))
                .body("attempts[0].totalMicros", notNullValue())
                .body("attempts[0].address", is("127.0.0.1"))
                .body("event.type", is("partner-change.requested.v1"));
        Owner.partner().says().get("/v1/deliveries/{id}", id).then().statusCode(404);
        Owner.partner().says().post("/v1/deliveries/{id}/resend", id).then().statusCode(404);
    }

    @Test
    void is_exhausted_after_eleven_attempts_which_the_owner_hears_elsewhere() throws Exception {
        receiver.behaving(Receiver.status(500));
        var other = new Receiver();
        var failing = owner.hears(Map.of("url", receiver.url(), "eventTypes", List.of("partner-change.*")))
                .getString("id");
        owner.hears(other, "delivery.*");
        var event = story.happens("requested");
        awaitDelivery(failing, "RETRYING");

        Sandbox.advance("P4D");

        awaitDelivery(failing, "EXHAUSTED");
        assertThat(receiver.posts()).hasSize(11);
        await().atMost(SOON).untilAsserted(() -> assertThat(other.posts()).hasSize(1));
        var told = json.readTree(other.posts().getFirst().text());
        assertThat(told.path("type").asText()).isEqualTo("delivery.exhausted.v1");
        assertThat(told.path("data").path("messageId")).isEqualTo(event.get("id"));
        assertThat(told.path("data").path("attempts").asInt()).isEqualTo(11);
        other.close();
    }

    @Test
    void is_sent_again_when_its_owner_asks() {
        receiver.behaving(Receiver.status(500, "webhook-delivery", "abort-message"));
        var endpoint = owner.hears(receiver, "*").getString("id");
        story.happens("requested");
        awaitDelivery(endpoint, "ABORTED");
        receiver.behaving(Receiver.status(200));

        owner.says()
                .post("/v1/deliveries/{id}/resend", deliveries(endpoint).getString("items[0].id"))
                .then()
                .statusCode(200)
                .body("state", is("PENDING"));

        awaitDelivery(endpoint, "DELIVERED");
        assertThat(receiver.posts()).hasSize(2);
    }

    @Test
    void disables_an_endpoint_that_is_gone_and_goes_on_when_that_is_enabled_again() {
        receiver.behaving(Receiver.status(410));
        var other = new Receiver();
        var endpoint = owner.hears(Map.of("url", receiver.url(), "eventTypes", List.of("partner-change.*")))
                .getString("id");
        owner.hears(other, "endpoint.*");

        story.happens("requested");

        await().atMost(SOON)
                .untilAsserted(() -> owner.says()
                        .get("/v1/webhook-endpoints/{id}", endpoint)
                        .then()
                        .body("state", is("DISABLED"))
                        .body("disabledReason", is("GONE")));
        await().atMost(SOON).untilAsserted(() -> assertThat(other.posts()).hasSize(1));
        Sandbox.advance("PT1H");
        assertThat(receiver.posts()).hasSize(1);

        receiver.behaving(Receiver.status(204));
        owner.says()
                .body("{}")
                .post("/v1/webhook-endpoints/{id}/enable", endpoint)
                .then()
                .statusCode(200);

        awaitDelivery(endpoint, "DELIVERED");
        other.close();
    }

    @Test
    void waits_for_an_earlier_one_of_its_subject_where_order_matters_but_not_for_others() {
        receiver.behaving((exchange, received) -> Receiver.status(
                        received.text().contains("partner-change.requested.v1")
                                        && received.text().contains(story.request.toString())
                                ? 500
                                : 204)
                .answer(exchange, received));
        var endpoint = owner.hears(Map.of("url", receiver.url(), "eventTypes", List.of("*"), "order", "PER_KEY"))
                .getString("id");
        var association = story.example("attribution.credit-events.v1", "association.added.v1");
        association.put("subject", UUID.randomUUID().toString());
        story.happens("requested");
        var second = story.happens("accepted");
        story.publishes("attribution.credit-events.v1", association);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(deliveries(endpoint, "DELIVERED").getList("items.eventType"))
                                .containsExactly("association.added.v1"));
        assertThat(deliveries(endpoint, "PENDING").getList("items.messageId"))
                .containsExactly(second.get("id").asText());

        receiver.behaving(Receiver.status(204));
        Sandbox.advance("PT10S");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(deliveries(endpoint, "DELIVERED").getList("items"))
                                .hasSize(3));
        var types = receiver.posts().stream()
                .filter(post -> post.text().contains(story.request.toString()))
                .map(post -> post.text().replaceAll(".*\"type\":\"(partner-change[^\"]*)\".*", "$1"))
                .distinct()
                .toList();
        assertThat(types).containsExactly("partner-change.requested.v1", ACCEPTED);
    }

    @Test
    void is_a_test_like_any_other_even_before_verification() throws Exception {
        var created = owner.creates(Map.of("url", receiver.url(), "eventTypes", List.of("association.*")));

        owner.says()
                .body(Map.of("eventType", ACCEPTED))
                .post("/v1/webhook-endpoints/{id}/test", created.getString("id"))
                .then()
                .statusCode(201)
                .body("test", is(true));

        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.posts()).hasSize(1));
        var test = receiver.posts().getFirst();
        new Webhook(created.getString("secret")).verify(test.text(), test.headers());
        assertThat(json.readTree(test.text()).path("id").asText()).isEqualTo(test.header("webhook-id"));
        assertThat(json.readTree(test.text()).path("test").asBoolean()).isTrue();
        awaitDelivery(created.getString("id"), "DELIVERED");
        owner.says()
                .body(Map.of("eventType", "partner.changed.v1"))
                .post("/v1/webhook-endpoints/{id}/test", created.getString("id"))
                .then()
                .statusCode(422)
                .body("code", is("EVENT_TYPE_UNKNOWN"));
    }

    @Test
    void carries_both_signatures_while_a_secret_is_replaced_and_one_afterwards() throws Exception {
        var created = owner.hears(receiver, "*");
        var rotated = owner.says()
                .body(Map.of("overlap", "PT1H"))
                .post("/v1/webhook-endpoints/{id}/rotate-secret", created.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var before = new Webhook(created.getString("secret"));
        var after = new Webhook(rotated.getString("secret"));

        story.happens("requested");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(posts("partner-change.requested.v1")).hasSize(1));
        var during = posts("partner-change.requested.v1").getFirst();
        before.verify(during.text(), during.headers());
        after.verify(during.text(), during.headers());

        await().atMost(SOON)
                .untilAsserted(() -> owner.says()
                        .get("/v1/webhook-endpoints/{id}", created.getString("id"))
                        .then()
                        .body("secretLastUsedAt", notNullValue())
                        .body("previousSecretLastUsedAt", notNullValue())
                        .body("previousSecretUntil", notNullValue()));

        Sandbox.advance("PT1H");
        story.happens("accepted");
        await().atMost(SOON).untilAsserted(() -> assertThat(posts(ACCEPTED)).hasSize(1));
        assertThat(posts(ACCEPTED).getFirst().header("webhook-signature").split(" "))
                .hasSize(1);
        after.verify(
                posts(ACCEPTED).getFirst().text(), posts(ACCEPTED).getFirst().headers());
    }

    @Test
    void is_thin_with_the_endpoint_s_own_headers_where_that_is_wanted() throws Exception {
        owner.hears(Map.of(
                "url",
                receiver.url(),
                "eventTypes",
                List.of("*"),
                "payload",
                "THIN",
                "headers",
                Map.of("X-Api-Key", "k1")));

        story.happens("requested");

        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.posts()).hasSize(1));
        var thin = json.readTree(receiver.posts().getFirst().text());
        assertThat(thin.has("data")).isFalse();
        assertThat(receiver.posts().getFirst().header("X-Api-Key")).isEqualTo("k1");
        owner.says()
                .get(thin.path("links").path("self").asText())
                .then()
                .statusCode(200)
                .body("event.data.form", is("CHANGE_OF_RESELLER"));
    }

    @Test
    void does_not_follow_a_redirect() {
        var elsewhere = new Receiver();
        receiver.behaving(Receiver.status(307, "Location", elsewhere.url()));
        var endpoint = owner.hears(receiver, "*").getString("id");

        story.happens("requested");

        awaitDelivery(endpoint, "RETRYING");
        assertThat(deliveries(endpoint).getInt("items[0].lastStatus")).isEqualTo(307);
        assertThat(elsewhere.posts()).isEmpty();
        elsewhere.close();
    }

    @Test
    void goes_nowhere_when_the_name_leads_elsewhere_by_now() {
        FakeNames.resolve("rebinding.test", "127.0.0.1");
        var endpoint = owner.hears(Map.of(
                        "url", "http://rebinding.test:%d/hook".formatted(receiver.port()), "eventTypes", List.of("*")))
                .getString("id");
        FakeNames.resolve("rebinding.test", "10.0.0.1");

        story.happens("requested");

        awaitDelivery(endpoint, "RETRYING");
        assertThat(deliveries(endpoint).getString("items[0].lastOutcome")).isEqualTo("ADDRESS_REFUSED");
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void that_hangs_ends_at_the_deadline_and_holds_up_no_other() throws Exception {
        var release = new CountDownLatch(1);
        receiver.behaving((exchange, received) -> hang(release));
        var healthy = new Receiver();
        var hanging = owner.hears(receiver, "*").getString("id");
        var other = owner.hears(healthy, "*").getString("id");
        for (int i = 0; i < 40; i++) {
            story.happens("requested");
        }

        awaitDelivery(other, "DELIVERED");
        await().atMost(SOON).untilAsserted(() -> assertThat(healthy.posts()).hasSize(40));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries(hanging, "RETRYING").getString("items[0].lastOutcome"))
                        .isEqualTo("TIMEOUT"));
        release.countDown();
        healthy.close();
    }

    private static void hang(CountDownLatch release) {
        try {
            release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Receiver.Received> posts(String type) {
        return receiver.posts().stream()
                .filter(post -> post.text().contains("\"" + type + "\""))
                .toList();
    }

    private void awaitDelivery(String endpoint, String state) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(deliveries(endpoint).getList("items.state")).contains(state));
    }

    private JsonPath deliveries(String endpoint) {
        return owner.sees("/v1/webhook-endpoints/{id}/deliveries", endpoint);
    }

    private JsonPath deliveries(String endpoint, String state) {
        return owner.sees("/v1/webhook-endpoints/{id}/deliveries?state={state}", endpoint, state);
    }
}
