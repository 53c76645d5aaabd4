package dev.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("Bad input is answered by one clear problem")
class BadInputTest {

    static final String ENDPOINTS = "/v1/webhook-endpoints";
    static final String URL = "http://127.0.0.1:59999/hook";

    @Inject
    ObjectMapper json;

    final Owner owner = Owner.partner();

    static Stream<Arguments> endpoints() {
        var manyTypes = Collections.nCopies(101, "*");
        var manyCustomers =
                IntStream.range(0, 1001).mapToObj(i -> UUID.randomUUID()).toList();
        return Stream.of(
                wrong(422, "EVENT_TYPE_UNKNOWN", "/eventTypes/0", "eventTypes", List.of("no-such.thing.v1")),
                wrong(422, "EVENT_TYPE_UNKNOWN", "/eventTypes/1", "eventTypes", List.of("*", "contact.changed.v1")),
                wrong(400, "INVALID_VALUE", "/eventTypes", "eventTypes", manyTypes),
                wrong(400, "INVALID_VALUE", "/eventTypes/0", "eventTypes", List.of("x".repeat(201))),
                wrong(400, "INVALID_VALUE", "/customerTenantIds", "customerTenantIds", manyCustomers),
                wrong(400, "INVALID_VALUE", "/customerTenantIds/0", "customerTenantIds", List.of("not-an-id")),
                wrong(400, "INVALID_VALUE", "/order", "order", "SIDEWAYS"),
                wrong(400, "INVALID_VALUE", "/maxPerSecond", "maxPerSecond", -1),
                wrong(400, "INVALID_VALUE", "/description", "description", "x".repeat(501)),
                wrong(400, "UNKNOWN_FIELD", "/secret", "secret", "mine"),
                wrong(422, "WEBHOOK_URL_INVALID", "/url", "url", "http://10.0.0.1/hook"),
                wrong(422, "WEBHOOK_URL_INVALID", "/url", "url", "https://[::ffff:127.0.0.1]/hook"),
                wrong(422, "WEBHOOK_URL_INVALID", "/url", "url", "http://127.0.0.1:22/hook"),
                wrong(422, "WEBHOOK_URL_INVALID", "/url", "url", "file:///etc/passwd"),
                wrong(422, "WEBHOOK_URL_INVALID", "/url", "url", "kafka:partners.x.events.v1"),
                wrong(400, "INVALID_VALUE", "/headers/X-A", "headers", Map.of("X-A", "a\r\nX-B: b")),
                wrong(400, "INVALID_VALUE", "/headers/X-A\r\nX-B", "headers", Map.of("X-A\r\nX-B", "b")),
                wrong(400, "INVALID_VALUE", "/headers/Host", "headers", Map.of("Host", "internal")),
                wrong(400, "INVALID_VALUE", "/headers/Connection", "headers", Map.of("Connection", "close")),
                wrong(400, "INVALID_VALUE", "/headers/TE", "headers", Map.of("TE", "trailers")),
                wrong(
                        400,
                        "INVALID_VALUE",
                        "/headers/Transfer-Encoding",
                        "headers",
                        Map.of("Transfer-Encoding", "chunked")),
                wrong(
                        400,
                        "INVALID_VALUE",
                        "/headers/Proxy-Connection",
                        "headers",
                        Map.of("Proxy-Connection", "close")),
                wrong(400, "INVALID_VALUE", "/headers/Content-Length", "headers", Map.of("Content-Length", "1")),
                wrong(
                        400,
                        "INVALID_VALUE",
                        "/headers/webhook-signature",
                        "headers",
                        Map.of("webhook-signature", "v1,a")));
    }

    private static Arguments wrong(int status, String code, String pointer, String field, Object value) {
        return Arguments.of(status, code, pointer, field, value);
    }

    @ParameterizedTest(name = "{3} {2}: {1}")
    @MethodSource("endpoints")
    void on_create_and_on_change_alike(int status, String code, String pointer, String field, Object value)
            throws Exception {
        var settings = new HashMap<String, Object>(Map.of("url", URL, "eventTypes", List.of("*")));
        var id = owner.creates(settings).getString("id");
        settings.put(field, value);

        requireProblem(owner.says().body(settings).post(ENDPOINTS), status, code, pointer);
        requireProblem(
                owner.says().header("If-Match", "*").body(Map.of(field, value)).patch(ENDPOINTS + "/{id}", id),
                status,
                code,
                pointer);
        assertThat(owner.sees(ENDPOINTS).getList("items")).hasSize(1);
    }

    @Test
    void and_what_belongs_to_another_tenant_is_unknown() throws Exception {
        var theirs = Owner.partner()
                .creates(Map.of("url", URL, "eventTypes", List.of("*")))
                .getString("id");

        for (var path : List.of("", "/deliveries")) {
            requireProblem(owner.says().get(ENDPOINTS + "/" + theirs + path), 404, "NOT_FOUND", null);
        }
        for (var act : List.of("enable", "disable", "verify", "rotate-secret", "test", "replays")) {
            var body = Map.of(
                    "test", "{\"eventType\":\"association.added.v1\"}",
                    "replays", "{\"from\":\"2026-01-01T00:00:00Z\",\"only\":\"ALL\"}");
            requireProblem(
                    owner.says().body(body.getOrDefault(act, "{}")).post(ENDPOINTS + "/" + theirs + "/" + act),
                    404,
                    "NOT_FOUND",
                    null);
        }
        for (var path : List.of("/v1/deliveries/", "/v1/operations/", "/v1/kafka-subscriptions/")) {
            requireProblem(owner.says().get(path + UUID.randomUUID()), 404, "NOT_FOUND", null);
        }
        requireProblem(owner.says().post("/v1/operations/{id}/cancel", UUID.randomUUID()), 404, "NOT_FOUND", null);
        requireProblem(owner.says().post("/v1/notices/{id}/read", UUID.randomUUID()), 404, "NOT_FOUND", null);
    }

    @Test
    void and_a_test_of_a_type_that_is_none_or_of_many_is_refused() throws Exception {
        var id = owner.creates(Map.of("url", URL, "eventTypes", List.of("*"))).getString("id");

        for (var type : List.of("*", "partner-change.*", "no-such.v1", "contact.changed.v1")) {
            requireProblem(
                    owner.says().body(Map.of("eventType", type)).post(ENDPOINTS + "/{id}/test", id),
                    422,
                    "EVENT_TYPE_UNKNOWN",
                    "/eventType");
        }
        requireProblem(owner.says().body("{}").post(ENDPOINTS + "/{id}/test", id), 400, "REQUIRED", "/eventType");
    }

    private void requireProblem(Response answer, int status, String code, String pointer) throws Exception {
        var problem = json.readTree(answer.asString());
        assertThat(answer.statusCode()).as(problem.toString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(problem.path("traceId").asText()).isNotBlank();
        if (pointer == null) {
            assertThat(problem.path("code").asText()).isEqualTo(code);
        } else {
            assertThat(problem.path("errors").valueStream().toList())
                    .as(problem.toString())
                    .anyMatch(error -> error.path("pointer").asText().equals(pointer)
                            && error.path("code").asText().equals(code));
        }
    }
}
