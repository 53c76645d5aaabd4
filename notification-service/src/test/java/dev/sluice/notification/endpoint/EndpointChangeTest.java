package dev.sluice.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Sandbox;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A change of an endpoint")
class EndpointChangeTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String ENDPOINT = "/v1/webhook-endpoints/{id}";
    static final Map<String, Object> EVENT = Map.of("eventType", "partner-change.accepted.v1");

    @Inject
    AgroalDataSource database;

    @Inject
    BusinessClock clock;

    @Inject
    EndedSecrets endedSecrets;

    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();

    @AfterEach
    void end() {
        owner.leaves();
        receiver.close();
    }

    @Test
    void takes_a_limit_away_by_nought() {
        var id = owner.creates(settings(Map.of("maxPerSecond", 5))).getString("id");

        changes(id, Map.of("description", "slow")).statusCode(200).body("maxPerSecond", is(5));
        changes(id, Map.of("maxPerSecond", 0)).statusCode(200).body("maxPerSecond", nullValue());
        owner.says()
                .body(settings(Map.of("maxPerSecond", 0)))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(400);
    }

    @Test
    void is_refused_with_every_fault_of_its_body_before_anything_else_is_looked_at() {
        var faults = Map.of("colour", 1, "headers", Map.of("Host", "x", "X-Key", "ok"));
        var unknown = "019c0000-0000-7000-8000-000000000000";

        owner.says()
                .body(faults)
                .patch(ENDPOINT, unknown)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/colour", "/headers/Host"));
        owner.says().body(Map.of()).patch(ENDPOINT, unknown).then().statusCode(404);
    }

    @Test
    void is_made_only_at_the_version_that_its_caller_has_seen() {
        var id = owner.hears(settings(Map.of())).getString("id");
        var stale = "\"999\"";

        for (var action : Map.of(
                        "test", EVENT, "replays", Map.of("from", clock.now().toString(), "only", "ALL"))
                .entrySet()) {
            owner.says()
                    .header("If-Match", stale)
                    .body(action.getValue())
                    .post(ENDPOINT + "/" + action.getKey(), id)
                    .then()
                    .statusCode(412);
            owner.says()
                    .header("If-Match", owner.says().get(ENDPOINT, id).header("ETag"))
                    .body(action.getValue())
                    .post(ENDPOINT + "/" + action.getKey(), id)
                    .then()
                    .statusCode(action.getKey().equals("test") ? 201 : 202);
        }
    }

    @Test
    void is_what_a_resend_asks_for_while_the_endpoint_takes_nothing() {
        var id = owner.hears(settings(Map.of())).getString("id");
        var delivery = owner.says()
                .body(EVENT)
                .post(ENDPOINT + "/test", id)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                owner.sees("/v1/deliveries/{id}", delivery).getString("state"))
                        .isEqualTo("DELIVERED"));
        owner.says().body("{}").post(ENDPOINT + "/disable", id).then().statusCode(200);

        owner.says()
                .body("{}")
                .post("/v1/deliveries/{id}/resend", delivery)
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("DISABLED"))
                .body(
                        "errors[0].remedies[0].action",
                        is("POST /v1/webhook-endpoints/%s/enable, then again.".formatted(id)));
    }

    @Test
    void stands_in_the_trail_with_what_was_and_what_is() {
        var id = owner.creates(settings(Map.of("description", "old", "headers", Map.of("X-One", "secret-value-1"))))
                .getString("id");
        changes(id, Map.of("description", "new", "headers", Map.of("X-Two", "secret-value-2")))
                .statusCode(200);
        owner.says().body("{}").post(ENDPOINT + "/disable", id).then().statusCode(200);

        var answer = new Owner("PARTNER", owner.tenant(), "chef@n.example", List.of("admin-agent"))
                .says()
                .get("/v1/audit-records")
                .then()
                .statusCode(200)
                .extract();
        var trail = answer.jsonPath();
        var change = "items.find { it.operation == 'change_webhook_endpoint' }.";
        assertThat(trail.getString(change + "before.description")).isEqualTo("old");
        assertThat(trail.getString(change + "after.description")).isEqualTo("new");
        assertThat(trail.getList(change + "before.headers")).containsExactly("X-One");
        assertThat(trail.getList(change + "after.headers")).containsExactly("X-Two");
        assertThat(trail.getString("items.find { it.operation == 'disable_webhook_endpoint' }.after.disabledReason"))
                .isEqualTo("OWNER");
        assertThat(answer.asString()).doesNotContain("secret-value");
    }

    @Test
    void leaves_no_secret_behind_that_signs_no_more() throws SQLException {
        var id = owner.creates(settings(Map.of())).getString("id");
        for (var overlap : List.of("PT1H", "PT3H")) {
            owner.says()
                    .body(Map.of("overlap", overlap))
                    .post(ENDPOINT + "/rotate-secret", id)
                    .then()
                    .statusCode(200);
        }
        endedSecrets.forget();
        assertThat(previousSecrets(id)).isEqualTo(2);

        Sandbox.advance("PT2H");
        var version = owner.says().get(ENDPOINT, id).header("ETag");
        endedSecrets.forget();

        assertThat(previousSecrets(id)).isEqualTo(1);
        assertThat(owner.sees(ENDPOINT, id).getList("deadlines.kind")).containsExactly("PREVIOUS_SECRET_ENDS");
        assertThat(owner.says().get(ENDPOINT, id).header("ETag")).isEqualTo(version);
    }

    private int previousSecrets(String id) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select cardinality(previous_secrets) from webhook_endpoint where id = '%s'"
                                .formatted(id))) {
            row.next();
            return row.getInt(1);
        }
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put("url", receiver.url());
        settings.put("eventTypes", List.of("partner-change.*"));
        return settings;
    }

    private ValidatableResponse changes(String id, Map<String, Object> change) {
        return owner.says()
                .header("If-Match", "*")
                .body(change)
                .patch(ENDPOINT, id)
                .then();
    }
}
