package dev.sluice.platform.command;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("A command of the API")
class CommandTest {

    @Inject
    AgroalDataSource database;

    final UUID tenant = UUID.randomUUID();
    final String text = "note " + tenant;
    final String key = UUID.randomUUID().toString();

    @Test
    void that_creates_is_described_by_what_it_creates_and_by_what_a_dry_run_gives() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/v1/notes'.post.responses.keySet()", hasItems("200", "201"))
                .body(
                        "paths.'/v1/notes'.post.responses.'201'.content.'application/json'.schema.'$ref'",
                        is("#/components/schemas/NoteView"))
                .body(
                        "paths.'/v1/notes'.post.responses.'200'.content.'application/json'.schema.'$ref'",
                        is("#/components/schemas/NoteView"))
                .body("paths.'/v1/notes/forget'.post.responses.keySet()", not(hasItem("201")));
    }

    @Test
    void needs_a_token() {
        given().contentType("application/json")
                .body(Map.of("text", text))
                .post("/v1/notes")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", is("UNAUTHENTICATED"));
    }

    @Test
    void needs_a_token_of_a_known_key() {
        given().header(
                        "Authorization",
                        "Bearer "
                                + TestTokens.token("CUSTOMER", tenant, "", "writer")
                                        .replaceAll(".{6}$", "AAAAAA"))
                .contentType("application/json")
                .body("{}")
                .post("/v1/notes")
                .then()
                .statusCode(401)
                .body("code", is("UNAUTHENTICATED"));
    }

    @Test
    void needs_the_role_before_its_shape_is_looked_at() {
        given().header("Authorization", "Bearer " + TestTokens.token("CUSTOMER", tenant, "", "reader"))
                .contentType("application/json")
                .body("{\"nonsense\":1}")
                .post("/v1/notes")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
    }

    @Test
    void is_refused_with_every_fault_of_its_shape() {
        send("{\"txt\":\"x\",\"day\":\"yesterday\",\"tags\":[\"ok\",\"too long\",7]}", "", null)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", containsInAnyOrder("/txt", "/day", "/tags/1", "/tags/2", "/text"))
                .body(
                        "errors.code",
                        containsInAnyOrder(
                                "UNKNOWN_FIELD", "INVALID_VALUE", "INVALID_VALUE", "INVALID_VALUE", "TEXT_REQUIRED"))
                .body("code", is("MALFORMED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " { } "})
    void without_a_body_takes_an_empty_one(String body) {
        forget(body, key).then().statusCode(200).body("text", is("forgotten"));
    }

    @Test
    void without_a_body_names_every_field_that_came() {
        forget("{\"foo\":1,\"bar\":{}}", null)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/foo", "/bar"))
                .body("errors.code", everyItem(is("UNKNOWN_FIELD")));
        forget("foo", null).then().statusCode(400).body("errors.code", contains("MALFORMED"));
    }

    private Response forget(String body, String idempotencyKey) {
        return post("/v1/notes/forget", body, idempotencyKey);
    }

    @Test
    void is_refused_when_it_is_not_json() {
        send("{\"text\":", "", null).then().statusCode(400).body("errors.code", contains("MALFORMED"));
        send("[]", "", null).then().statusCode(400);
        send("{\"text\":\"a\",\"text\":\"b\"}", "", null).then().statusCode(400);
        send("{\"text\":\"a\"} x", "", null).then().statusCode(400);
    }

    @Test
    void is_carried_out_and_tagged_with_its_version() throws SQLException {
        send(note(text), "", null).then().statusCode(201).header("ETag", is("\"1\""));

        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void leaves_nothing_behind_when_it_only_validates() throws SQLException {
        send(note(text), "?validateOnly=true", key).then().statusCode(200).body("text", is(text));

        assertThat(notes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"True", "1", "yes", ""})
    void does_nothing_when_it_cannot_be_told_whether_it_only_validates(String validateOnly) throws SQLException {
        send(note(text), "?validateOnly=" + validateOnly, null)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("validateOnly"));

        assertThat(notes()).isZero();
    }

    @Test
    void of_an_unknown_address_is_answered_under_the_flow_that_the_caller_began() {
        var trace = "0af7651916cd43dd8448eb211c80319c";

        given().header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .post("/v1/nowhere")
                .then()
                .statusCode(404)
                .header("X-Request-Id", is(trace))
                .body("traceId", is(trace));
    }

    @Test
    void has_one_effect_however_often_it_is_sent_with_one_key() throws SQLException {
        var first = send(note(text), "", key);
        var second = send(note(text), "", key);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Location")).startsWith("/v1/notes/");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void may_not_reuse_a_key_for_something_else() {
        send(note(text), "", key);

        send(note("other"), "", key).then().statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void is_evaluated_anew_after_a_refusal() {
        send("{}", "", key).then().statusCode(400);

        send(note(text), "", key).then().statusCode(201);
    }

    @Test
    void runs_once_when_sixteen_callers_send_it_at_the_same_moment() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callers
                            .invokeAll(Collections.nCopies(
                                    16, () -> send(note(text), "", key).statusCode()))
                            .stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(answers).contains(201).isSubsetOf(201, 409);
        }
        assertThat(notes()).isEqualTo(1);
    }

    private Response send(String body, String query, String idempotencyKey) {
        return post("/v1/notes" + query, body, idempotencyKey);
    }

    private Response post(String address, String body, String idempotencyKey) {
        var request = given().header("Authorization", "Bearer " + TestTokens.token("CUSTOMER", tenant, "", "writer"))
                .contentType("application/json")
                .body(body);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.post(address);
    }

    private static String note(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private int notes() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from note where text = ?")) {
            select.setString(1, text);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
