package dev.sluice.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.standardwebhooks.Webhook;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Sandbox;
import dev.sluice.notification.Story;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A secret that is replaced")
class RotationTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String ENDPOINT = "/v1/webhook-endpoints/{id}";

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
    void signs_until_its_own_end_however_often_its_endpoint_rotates_meanwhile() throws Exception {
        var created = owner.hears(receiver, "partner-change.*");
        var id = created.getString("id");
        var first = new Webhook(created.getString("secret"));
        var second = new Webhook(rotates(id, "PT24H").statusCode(200).extract().<String>path("secret"));
        Sandbox.advance("PT1H");
        var third = new Webhook(rotates(id, "PT24H").statusCode(200).extract().<String>path("secret"));

        var during = told("requested");
        first.verify(during.text(), during.headers());
        second.verify(during.text(), during.headers());
        third.verify(during.text(), during.headers());
        owner.says()
                .get(ENDPOINT, id)
                .then()
                .body("deadlines.kind", is(List.of("PREVIOUS_SECRET_ENDS", "PREVIOUS_SECRET_ENDS")))
                .body("previousSecretUntil", notNullValue());

        Sandbox.advance("PT23H");
        var later = told("accepted");
        assertThat(signatures(later)).hasSize(2);
        second.verify(later.text(), later.headers());
        third.verify(later.text(), later.headers());

        Sandbox.advance("PT1H");
        var last = told("completed");
        assertThat(signatures(last)).hasSize(1);
        third.verify(last.text(), last.headers());
        owner.says().get(ENDPOINT, id).then().body("deadlines", empty()).body("previousSecretUntil", nullValue());
    }

    @Test
    void ends_at_once_with_all_before_it_where_no_overlap_is_wanted() throws Exception {
        var id = owner.hears(receiver, "partner-change.*").getString("id");
        rotates(id, "PT24H").statusCode(200);

        var only = new Webhook(rotates(id, "PT0S").statusCode(200).extract().<String>path("secret"));

        var post = told("requested");
        assertThat(signatures(post)).hasSize(1);
        only.verify(post.text(), post.headers());
    }

    @Test
    void is_one_of_five_at_most() {
        var id = owner.hears(receiver, "partner-change.*").getString("id");
        for (var i = 1; i <= 5; i++) {
            rotates(id, "PT24H").statusCode(200);
        }
        var until = owner.sees(ENDPOINT, id).getString("deadlines[0].at");

        rotates(id, "PT1H")
                .statusCode(409)
                .body("code", is("TOO_MANY_SECRETS"))
                .body("errors[0].eligibleFrom", is(until));

        rotates(id, "PT0S").statusCode(200).body("deadlines", empty());
    }

    @Test
    void is_told_to_the_only_endpoint_of_its_owner_itself() {
        var id = owner.hears(receiver, "endpoint.*").getString("id");

        rotates(id, "PT24H").statusCode(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.posts()).hasSize(1));
        assertThat(receiver.posts().getFirst().text()).contains("endpoint.secret-rotated.v1", id);
    }

    private ValidatableResponse rotates(String id, String overlap) {
        return owner.says()
                .body("{\"overlap\":\"%s\"}".formatted(overlap))
                .post(ENDPOINT + "/rotate-secret", id)
                .then();
    }

    private Receiver.Received told(String step) {
        var before = receiver.posts().size();
        story.happens(step);
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.posts()).hasSize(before + 1));
        return receiver.posts().getLast();
    }

    private static String[] signatures(Receiver.Received post) {
        return post.header("webhook-signature").split(" ");
    }
}
