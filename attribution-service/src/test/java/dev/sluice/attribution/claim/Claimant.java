package dev.sluice.attribution.claim;

import static org.hamcrest.Matchers.oneOf;

import dev.sluice.attribution.Portfolio;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Partners, customers and reviewers at the API of claims. */
public final class Claimant {

    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    final Portfolio portfolio;

    public Claimant(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    /** Everything that is known is left out. */
    public Map<String, Object> revenue(String subscription) {
        return new HashMap<>(Map.of(
                "activity",
                "INFLUENCED_REVENUE",
                "customerTenantId",
                portfolio.customer,
                "subscriptionId",
                subscription,
                "customerContact",
                contact()));
    }

    public Map<String, Object> workload(String workload) {
        return new HashMap<>(Map.of(
                "activity",
                "USE_OR_CONSUME",
                "customerTenantId",
                portfolio.customer,
                "workloads",
                List.of(workload),
                "customerContact",
                contact()));
    }

    static Map<String, String> contact() {
        return Map.of("name", "Gitte Lund", "title", "CIO", "email", "gitte@nordlys.example");
    }

    ValidatableResponse claims(UUID partner, Map<String, Object> entry) {
        return portfolio.asPartner(partner).body(entry).post("/v1/claims").then();
    }

    String draft(UUID partner, Map<String, Object> entry) {
        return claims(partner, entry).statusCode(201).extract().path("id");
    }

    ValidatableResponse proves(UUID partner, String claim, Map<String, String> parts) {
        return proof(partner, parts).post("/v1/claims/" + claim + "/evidence").then();
    }

    RequestSpecification proof(UUID partner, Map<String, String> parts) {
        var request = portfolio
                .asPartner(partner)
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "proof.png", PICTURE, "image/png");
        parts.forEach(request::multiPart);
        return request;
    }

    Map<String, String> sound() {
        return Map.of(
                "kind", "PROOF_OF_EXECUTION",
                "signedBy", "Gitte Lund",
                "signedOn", now().toString().substring(0, 10),
                "products", "BUSINESS_CENTRAL,TEAMS,EXCHANGE");
    }

    ValidatableResponse submits(UUID partner, String claim) {
        return portfolio
                .asPartner(partner)
                .post("/v1/claims/" + claim + "/submit")
                .then();
    }

    /** Draft, proof, submission: three calls. */
    public String submitted(UUID partner, Map<String, Object> entry) {
        var claim = draft(partner, entry);
        proves(partner, claim, sound()).statusCode(201);
        submits(partner, claim).statusCode(oneOf(200, 202));
        return claim;
    }

    public String underReview(UUID partner, Map<String, Object> entry) {
        var claim = submitted(partner, entry);
        reviewer(claim, "start-review", Map.of()).statusCode(200);
        return claim;
    }

    public String approved(UUID partner, Map<String, Object> entry) {
        var claim = underReview(partner, entry);
        reviewer(claim, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT")).statusCode(200);
        return claim;
    }

    ValidatableResponse reviewer(String claim, String action, Map<String, ?> body) {
        return portfolio
                .asOperator("reviewer")
                .body(body)
                .post("/v1/claims/%s/%s".formatted(claim, action))
                .then();
    }

    public ValidatableResponse partner(UUID partner, String claim, String action, Map<String, ?> body) {
        return portfolio
                .asPartner(partner)
                .body(body)
                .post("/v1/claims/%s/%s".formatted(claim, action))
                .then();
    }

    public ValidatableResponse declines(String claim) {
        return portfolio
                .asCustomer()
                .body(Map.of())
                .post("/v1/claims/" + claim + "/opt-out")
                .then();
    }

    public ValidatableResponse claim(UUID partner, String claim) {
        return portfolio.asPartner(partner).get("/v1/claims/" + claim).then();
    }

    public Instant now() {
        return Instant.parse(portfolio
                .asOperator("platform")
                .get("/sandbox/clock")
                .then()
                .extract()
                .path("now"));
    }

    public void advance(Duration by) {
        portfolio
                .asOperator("platform")
                .body(Map.of("by", by.toString()))
                .post("/sandbox/clock/advance")
                .then()
                .statusCode(200);
    }

    public void advanceTo(Instant to) {
        portfolio
                .asOperator("platform")
                .body(Map.of("to", to.toString()))
                .post("/sandbox/clock/advance")
                .then()
                .statusCode(200);
    }
}
