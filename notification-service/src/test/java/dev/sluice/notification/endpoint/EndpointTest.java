package dev.sluice.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.standardwebhooks.Webhook;
import dev.sluice.notification.FakeNames;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A webhook endpoint")
class EndpointTest {

    static final String PATH = "/v1/webhook-endpoints/{id}";

    @Inject
    AgroalDataSource database;

    final Owner owner = Owner.partner();
    final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void is_created_with_the_defaults_and_shows_its_secret_once() {
        var created = owner.creates(settings());

        assertThat(created.getString("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        owner.says()
                .get(PATH, created.getString("id"))
                .then()
                .statusCode(200)
                .header("ETag", is("\"0\""))
                .body("secret", nullValue())
                .body("state", is("UNVERIFIED"))
                .body("order", is("NONE"))
                .body("payload", is("FULL"))
                .body("allowedActions", hasItems("verify", "test", "rotate-secret"));
        assertThat(owner.sees("/v1/webhook-endpoints").getList("items.id")).containsExactly(created.getString("id"));
    }

    @Test
    void is_linked_as_the_gateway_knows_it() {
        var id = owner.creates(settings()).getString("id");

        owner.says()
                .header("X-Forwarded-Prefix", "/notification")
                .get(PATH, id)
                .then()
                .body("links.self", is("/notification/v1/webhook-endpoints/" + id))
                .body("links.deliveries", is("/notification/v1/webhook-endpoints/" + id + "/deliveries"));
        owner.says().get(PATH, id).then().body("links.self", is("/v1/webhook-endpoints/" + id));
        var delivery = owner.says()
                .header("X-Forwarded-Prefix", "/notification")
                .body(Map.of("eventType", "partner-change.accepted.v1"))
                .post(PATH + "/test", id)
                .then()
                .statusCode(201)
                .body("links.endpoint", is("/notification/v1/webhook-endpoints/" + id))
                .extract()
                .<String>path("links.self");
        assertThat(delivery).startsWith("/notification/v1/deliveries/");
    }

    @Test
    void keeps_its_secret_and_its_headers_encrypted() throws Exception {
        var settings = new HashMap<>(settings());
        settings.put("headers", Map.of("Authorization", "Bearer receivers-own-secret"));
        var created = owner.creates(settings);

        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select w::text from webhook_endpoint w where id = ?::uuid")) {
            select.setString(1, created.getString("id"));
            var row = select.executeQuery();
            row.next();
            var key = Base64.getDecoder().decode(created.getString("secret").substring(6));
            assertThat(row.getString(1))
                    .doesNotContain(created.getString("secret").substring(6), "receivers-own-secret")
                    .doesNotContain(HexFormat.of().formatHex(key));
        }
    }

    @Test
    void is_created_once_for_one_key_and_not_told_its_secret_twice() {
        var key = UUID.randomUUID().toString();
        owner.says()
                .header("Idempotency-Key", key)
                .body(settings())
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201);

        owner.says()
                .header("Idempotency-Key", key)
                .body(settings())
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body("secret", nullValue())
                .body("secretOmitted", is(true))
                .body("url", is(receiver.url()));
        assertThat(owner.sees("/v1/webhook-endpoints").getList("items")).hasSize(1);
    }

    @Test
    void is_not_created_by_a_dry_run() {
        owner.says()
                .body(settings())
                .post("/v1/webhook-endpoints?validateOnly=true")
                .then()
                .statusCode(200);

        assertThat(owner.sees("/v1/webhook-endpoints").getList("items")).isEmpty();
    }

    @Test
    void is_known_to_its_owner_alone() {
        var id = owner.creates(settings()).getString("id");
        var stranger = Owner.partner();

        stranger.says().get(PATH, id).then().statusCode(404);
        stranger.says().get(PATH + "/deliveries", id).then().statusCode(404);
        stranger.says()
                .header("If-Match", "*")
                .body(Map.of("url", "http://10.0.0.1:8080/"))
                .patch(PATH, id)
                .then()
                .statusCode(404);
        stranger.says().delete(PATH, id).then().statusCode(404);
        stranger.says().body("{}").post(PATH + "/verify", id).then().statusCode(404);
        stranger.says().body("{}").post(PATH + "/rotate-secret", id).then().statusCode(404);
        stranger.says().body("{}").post(PATH + "/enable", id).then().statusCode(404);
        stranger.says()
                .body(Map.of("eventType", "partner-change.accepted.v1"))
                .post(PATH + "/test", id)
                .then()
                .statusCode(404);
        assertThat(stranger.sees("/v1/webhook-endpoints").getList("items")).isEmpty();
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void needs_a_role_for_it() {
        var seller = new Owner("PARTNER", owner.tenant(), "sale@s.example", List.of("sales-agent"));

        seller.says()
                .body(settings())
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        seller.says().get("/v1/webhook-endpoints").then().statusCode(403);
        Owner.customer()
                .says()
                .body(settings())
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.5:8080/",
                "https://169.254.169.254/latest/meta-data/",
                "http://[::ffff:127.0.0.1]:8080/",
                "https://user@localhost/",
                "http://127.1:8080/",
                "http://localhost/",
                "https://nowhere.test/",
                "https://inside.test/",
                "https://mixed.test/",
                "http://public.test:8080/",
                "https://nat64.test/",
                "not a url",
            })
    void may_not_have_an_address_that_leads_elsewhere(String url) {
        FakeNames.resolve("inside.test", "10.1.2.3");
        FakeNames.resolve("mixed.test", "1.1.1.1", "192.168.0.1");
        FakeNames.resolve("public.test", "1.1.1.1");
        FakeNames.resolve("nat64.test", "64:ff9b::7f00:1");
        var id = owner.creates(settings()).getString("id");

        owner.says()
                .body(Map.of("url", url, "eventTypes", List.of("*")))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("WEBHOOK_URL_INVALID"))
                .body("errors[0].pointer", is("/url"))
                .body("errors[0].message", startsWith("Events are not sent to " + url));
        owner.says()
                .header("If-Match", "*")
                .body(Map.of("url", url))
                .patch(PATH, id)
                .then()
                .statusCode(422)
                .body("code", is("WEBHOOK_URL_INVALID"));
    }

    @Test
    void hears_every_reason_against_it_at_once() {
        owner.says()
                .body(Map.of(
                        "url", "http://10.0.0.5:8080/", "eventTypes", List.of("nonsense", "*", "partner.changed.v1")))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(422)
                .body("errors.code", is(List.of("WEBHOOK_URL_INVALID", "EVENT_TYPE_UNKNOWN", "EVENT_TYPE_UNKNOWN")))
                .body("errors.pointer", is(List.of("/url", "/eventTypes/0", "/eventTypes/2")));
        owner.says()
                .body(Map.of("url", receiver.url(), "eventTypes", List.of("*"), "colour", "red", "order", "SOMEHOW"))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/colour", "/order"));
        owner.says()
                .body(Map.of("url", receiver.url(), "eventTypes", List.of("*"), "headers", Map.of("Host", "x")))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/headers/Host"));
    }

    @Test
    void is_changed_by_whoever_knows_its_version() {
        var id = owner.creates(settings()).getString("id");

        owner.says().body(Map.of("description", "a")).patch(PATH, id).then().statusCode(428);
        owner.says()
                .header("If-Match", "\"7\"")
                .body(Map.of("description", "a"))
                .patch(PATH, id)
                .then()
                .statusCode(412);
        owner.says()
                .header("If-Match", "\"0\"")
                .body(Map.of("description", "a", "eventTypes", List.of("migration.*"), "order", "PER_KEY"))
                .patch(PATH, id)
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("description", is("a"))
                .body("eventTypes", is(List.of("migration.*")))
                .body("order", is("PER_KEY"))
                .body("url", is(receiver.url()));
    }

    @Test
    void is_verified_by_the_handshake() {
        var id = owner.creates(settings()).getString("id");

        owner.says()
                .body("{}")
                .post(PATH + "/verify", id)
                .then()
                .statusCode(200)
                .body("state", is("ENABLED"));

        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void is_verified_by_a_signed_challenge_that_it_echoes() throws Exception {
        receiver.withoutHandshake().behaving(Receiver.echoing());
        var created = owner.creates(settings());

        owner.says()
                .body("{}")
                .post(PATH + "/verify", created.getString("id"))
                .then()
                .statusCode(200)
                .body("state", is("ENABLED"));

        var challenge = receiver.posts().getFirst();
        assertThat(challenge.text()).matches("\\{\"challenge\":\"[0-9a-f]{64}\"}");
        new Webhook(created.getString("secret")).verify(challenge.text(), challenge.headers());
    }

    @Test
    void is_not_verified_when_nobody_answers_for_it() {
        receiver.withoutHandshake();
        var id = owner.creates(settings()).getString("id");

        owner.says()
                .body("{}")
                .post(PATH + "/verify", id)
                .then()
                .statusCode(422)
                .body("code", is("VERIFICATION_FAILED"))
                .body("detail", containsString("OPTIONS ended with status 405, POST with status 204"));
        owner.says().get(PATH, id).then().body("state", is("UNVERIFIED"));
    }

    @Test
    void has_to_be_verified_again_at_a_new_address() {
        var id = owner.hears(receiver, "*").getString("id");

        owner.says()
                .header("If-Match", "*")
                .body(Map.of("url", receiver.url() + "/new"))
                .patch(PATH, id)
                .then()
                .statusCode(200)
                .body("state", is("UNVERIFIED"));
    }

    @Test
    void is_disabled_and_enabled_by_its_owner() {
        var id = owner.hears(receiver, "*").getString("id");

        owner.says()
                .body("{}")
                .post(PATH + "/disable", id)
                .then()
                .statusCode(200)
                .body("disabledReason", is("OWNER"));
        owner.says()
                .body("{}")
                .post(PATH + "/disable", id)
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("DISABLED"));
        owner.says()
                .body(Map.of("eventType", "partner-change.accepted.v1"))
                .post(PATH + "/test", id)
                .then()
                .statusCode(409);
        owner.says()
                .body("{}")
                .post(PATH + "/enable", id)
                .then()
                .statusCode(200)
                .body("state", is("ENABLED"));
    }

    @Test
    void is_gone_when_it_is_deleted() {
        var id = owner.hears(receiver, "*").getString("id");

        owner.says().delete(PATH, id).then().statusCode(204);

        owner.says().get(PATH, id).then().statusCode(404);
        owner.says().delete(PATH, id).then().statusCode(404);
        assertThat(owner.sees("/v1/webhook-endpoints").getList("items")).isEmpty();
    }

    @Test
    void is_listed_page_by_page() {
        for (int i = 0; i < 5; i++) {
            owner.creates(settings());
        }

        var first = owner.sees("/v1/webhook-endpoints?pageSize=3");
        var second = owner.sees("/v1/webhook-endpoints?pageSize=3&pageToken=" + first.getString("nextPageToken"));

        assertThat(first.getList("items.id")).hasSize(3).doesNotContainAnyElementsOf(second.getList("items.id"));
        assertThat(second.getList("items.id")).hasSize(2);
        assertThat(second.getString("nextPageToken")).isNull();
    }

    @Test
    void can_choose_from_a_catalogue() {
        var types = owner.sees("/v1/event-types");

        assertThat(types.getList("items.name")).contains("partner-change.accepted.v1", "association.added.v1");
        assertThat(types.getString("items.find { it.name == 'partner-change.accepted.v1' }.schema.title"))
                .isNotBlank();
        assertThat(types.getString("items.find { it.name == 'partner-change.accepted.v1' }.example.data.form"))
                .isEqualTo("CHANGE_OF_RESELLER");
    }

    private Map<String, Object> settings() {
        return Map.of("url", receiver.url(), "eventTypes", List.of("*"));
    }
}
