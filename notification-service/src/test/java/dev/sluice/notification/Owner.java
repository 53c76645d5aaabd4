package dev.sluice.notification;

import static io.restassured.RestAssured.given;

import dev.sluice.stack.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant's administrator, and what it says to the API. */
public record Owner(String tenantType, UUID tenant, String email, List<String> roles) {

    public static Owner partner() {
        var tenant = UUID.randomUUID();
        return new Owner(
                "PARTNER", tenant, "anna@" + tenant + ".example", List.of("integration-admin", "contract-submitter"));
    }

    public static Owner customer() {
        var tenant = UUID.randomUUID();
        return new Owner("CUSTOMER", tenant, "eva@" + tenant + ".example", List.of("enterprise-admin"));
    }

    public RequestSpecification says() {
        return given().header(
                        "Authorization",
                        "Bearer " + TestTokens.token(tenantType, tenant, email, roles.toArray(String[]::new)))
                .contentType("application/json");
    }

    /** Creates an endpoint; the answer holds its secret. */
    public JsonPath creates(Map<String, Object> settings) {
        return says().body(settings)
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Creates an endpoint at a receiver and proves that it is its own. */
    public JsonPath hears(Receiver receiver, String... eventTypes) {
        return hears(Map.of("url", receiver.url(), "eventTypes", List.of(eventTypes)));
    }

    public JsonPath hears(Map<String, Object> settings) {
        var created = creates(settings);
        says().body("{}")
                .post("/v1/webhook-endpoints/{id}/verify", created.getString("id"))
                .then()
                .statusCode(200);
        return created;
    }

    public JsonPath sees(String path, Object... parameters) {
        return says().get(path, parameters).then().statusCode(200).extract().jsonPath();
    }

    /** Takes its endpoints away, so that no later test moves the clock through their retries. */
    public void leaves() {
        sees("/v1/webhook-endpoints")
                .getList("items.id")
                .forEach(id ->
                        says().delete("/v1/webhook-endpoints/{id}", id).then().statusCode(204));
    }
}
