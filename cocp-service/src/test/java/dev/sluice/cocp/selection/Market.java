package dev.sluice.cocp.selection;

import static io.restassured.RestAssured.given;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What a selection needs: Delta, three partners, an adviser and others, new for each test, and what they say over HTTP. */
abstract class Market {

    World world;
    UUID adviserTenant;
    UUID roma;
    String adviser;
    String luca;
    String otherAdviser;
    String otherCustomer;
    String operator;

    @BeforeEach
    void register() {
        world = World.registered();
        adviserTenant = UUID.randomUUID();
        roma = UUID.randomUUID();
        adviser = TestTokens.token("ADVISER", adviserTenant, "ada@advice.example", "adviser");
        luca = TestTokens.token("PARTNER", roma, "luca@roma.example", "admin-agent");
        otherAdviser = TestTokens.token("ADVISER", UUID.randomUUID(), "", "adviser");
        otherCustomer = TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "enterprise-admin");
        operator = TestTokens.token("OPERATOR", UUID.randomUUID(), "", "operations");
        world.partner(roma, "Roma Servizi Srl", "R0MA" + world.tag, "IT", true);
    }

    Map<String, Object> opening(Map<String, ?> differences) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                "Renewal",
                "needs",
                "Somebody who answers the telephone",
                "criteria",
                List.of(Map.of("key", "service", "weight", 60), Map.of("key", "expertise", "weight", 40.0)),
                "ordersPerYear",
                12));
        body.put("agreementIds", List.of(world.agreement()));
        body.putAll(differences);
        return body;
    }

    String opened() {
        return world.post(world.customer, "/v1/selections", opening(Map.of()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    UUID partnerNamed(String name) {
        var tenant = UUID.randomUUID();
        world.partner(tenant, name, "Q" + tenant.toString().substring(28), "NL", true);
        return tenant;
    }

    String adviser(String id) {
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        return adviser;
    }

    void invited(String id, UUID partner) {
        act(world.customer, id, "invitations", Map.of("partnerTenantId", partner))
                .statusCode(201);
    }

    static Map<String, Object> offer(int service, int expertise, String amount) {
        return Map.of(
                "companyInfo",
                "We are 40 people.",
                "prices",
                List.of(Map.of("item", "seats", "amount", amount, "currency", "EUR", "per", "MONTH")),
                "fulfilmentFee",
                Map.of("amount", "2.50", "currency", "EUR", "per", "ORDER"),
                "contractTerms",
                "Three years.",
                "expertise",
                List.of("Azure", "licensing"),
                "answers",
                Map.of(
                        "service",
                        Map.of("score", service, "text", "day and night"),
                        "expertise",
                        Map.of("score", expertise)));
    }

    static String path(String id) {
        return "/v1/selections/" + id;
    }

    ValidatableResponse act(String who, String id, String verb, Map<String, ?> body) {
        return world.post(who, path(id) + "/" + verb, body).then();
    }

    ValidatableResponse get(String who, String id, String rest) {
        return world.get(who, path(id) + rest).then();
    }

    ValidatableResponse quote(String who, String id, UUID partner, Map<String, ?> offer) {
        return putAs(who, path(id) + "/quotations/" + partner, null, offer).then();
    }

    ValidatableResponse quoteWith(String who, String id, UUID partner, String ifMatch, Map<String, ?> offer) {
        return putAs(who, path(id) + "/quotations/" + partner, ifMatch, offer).then();
    }

    static Response putAs(String who, String path, String ifMatch, Map<String, ?> body) {
        var request = given().header("Authorization", "Bearer " + who)
                .contentType("application/json")
                .body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path);
    }

    List<String> selections(String who) {
        return selections(who, "");
    }

    List<String> selections(String who, String filter) {
        return world.get(who, "/v1/selections" + filter).path("items.id");
    }
}
