package dev.sluice.cocp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.TestTokens;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Delta, Fjord, Noordzee and their people, new for each test, and what they say over HTTP. */
public final class World {

    private static final UUID OPERATOR = UUID.fromString("00000000-0000-4000-8000-00000000000f");

    public final String tag = UUID.randomUUID().toString().substring(28).toUpperCase(Locale.ROOT);
    public final UUID delta = UUID.randomUUID();
    public final UUID fjord = UUID.randomUUID();
    public final UUID noordzee = UUID.randomUUID();
    public final String fjordPcn = "F0RD" + tag;
    public final String noordzeePcn = "A1B2" + tag;

    public final String registry =
            TestTokens.token("OPERATOR", OPERATOR, "", "registry", "operations", "platform", "auditor");
    public final String customer = TestTokens.token("CUSTOMER", delta, "ea-admin@delta.example", "enterprise-admin");
    public final String reader = TestTokens.token("CUSTOMER", delta, "reader@delta.example", "reader");
    public final String anna = TestTokens.token("PARTNER", noordzee, "anna@noordzee.example", "contract-submitter");
    public final String vera = TestTokens.token("PARTNER", noordzee, "vera@noordzee.example", "viewer");
    public final String bert = TestTokens.token("PARTNER", noordzee, "bert@noordzee.example", "contract-creator");
    public final String lars = TestTokens.token("PARTNER", fjord, "lars@fjord.example", "contract-submitter");
    public final String stranger =
            TestTokens.token("PARTNER", UUID.randomUUID(), "luca@roma.example", "contract-submitter");

    /** Registers the two partners, anna and the customer. */
    public static World registered() {
        var world = new World();
        world.partner(world.fjord, "Fjord Cloud A/S", world.fjordPcn, "DK", true);
        world.partner(world.noordzee, "Noordzee Licenties BV", world.noordzeePcn, "NL", true);
        world.user(world.noordzee, "anna@noordzee.example", true, "contract-submitter", "admin-agent");
        world.customer(world.delta, "APPROVED");
        return world;
    }

    public void partner(UUID tenant, String name, String pcn, String country, boolean authorized) {
        put("/v1/partners/" + tenant, partnerBody(name, pcn, country, authorized))
                .then()
                .statusCode(201);
    }

    public static Map<String, Object> partnerBody(String name, String pcn, String country, boolean authorized) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                name,
                "partnerId",
                "4500001",
                "partnerTypes",
                List.of("LSP", "DIRECT_BILL"),
                "country",
                country,
                "authorized",
                authorized,
                "mpaSigned",
                true));
        body.put("pcn", pcn);
        return body;
    }

    public void user(UUID partner, String email, boolean verified, String... roles) {
        put(
                        "/v1/partners/" + partner + "/users/" + email,
                        Map.of("name", "Anna de Wit", "roles", Arrays.asList(roles), "verified", verified))
                .then()
                .statusCode(201);
    }

    /** Noordzee names whom to turn to. */
    public void publishContact(String email) {
        given().header("Authorization", "Bearer " + TestTokens.token("PARTNER", noordzee, "", "admin-agent"))
                .contentType("application/json")
                .body(Map.of("email", email, "language", "nl"))
                .put("/v1/partners/" + noordzee + "/change-contact")
                .then()
                .statusCode(201);
    }

    public void customer(UUID tenant, String tradeStatus) {
        put("/v1/customers/" + tenant, customerBody(tradeStatus)).then().statusCode(201);
    }

    public static Map<String, Object> customerBody(String tradeStatus) {
        return Map.of(
                "name", "Delta Waterwerken NV",
                "country", "NL",
                "segment", "COMMERCIAL",
                "tradeStatus", tradeStatus,
                "domains", List.of("delta.example"));
    }

    /** An active, indirect EA of Delta, served by Fjord. */
    public String agreement() {
        return agreement(Map.of());
    }

    public String agreement(Map<String, ?> differences) {
        var id = "L" + UUID.randomUUID();
        put("/v1/agreements/" + id, agreementBody(differences)).then().statusCode(201);
        return id;
    }

    /** A value of {@code ""} leaves the field out. */
    public Map<String, Object> agreementBody(Map<String, ?> differences) {
        var body = new HashMap<String, Object>(Map.of(
                "customerTenantId", delta,
                "program", "EA",
                "billing", "INDIRECT",
                "status", "ACTIVE",
                "startDate", "2024-04-01",
                "endDate", "2040-03-31",
                "currentPartnerPcn", fjordPcn,
                "mseds", false,
                "renewed", false));
        body.putAll(differences);
        body.values().removeIf(""::equals);
        return body;
    }

    public Map<String, Object> submission(String... licences) {
        return new HashMap<>(Map.of(
                "licenseIds",
                Arrays.asList(licences),
                "newPartnerPcn",
                noordzeePcn,
                "partnerContactEmail",
                "anna@noordzee.example",
                "reason",
                "UNSATISFACTORY_SERVICE",
                "reasonDescription",
                "late answers",
                "signatory",
                Map.of("firstName", "Eva", "lastName", "Jansen"),
                "termsAccepted",
                true,
                "channel",
                "M365_ADMIN_CENTER"));
    }

    public Map<String, Object> submission(Map<String, ?> differences, String... licences) {
        var body = submission(licences);
        body.putAll(differences);
        body.values().removeIf(""::equals);
        return body;
    }

    public Response submit(Map<String, ?> body) {
        return post(customer, "/v1/partner-change-requests", body);
    }

    public String submitted(String... licences) {
        var answer = submit(submission(licences));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public Response act(String who, String request, String verb, Map<String, ?> body) {
        return post(who, "/v1/partner-change-requests/" + request + "/" + verb, body);
    }

    public Response accept(String who, String request) {
        return act(who, request, "accept", Map.of());
    }

    public Response cancel(String who, String request) {
        return act(who, request, "cancel", Map.of("reason", "not needed any more"));
    }

    public Response show(String who, String request) {
        return get(who, "/v1/partner-change-requests/" + request);
    }

    public String stateOf(String request) {
        return show(customer, request).path("state");
    }

    public Response post(String who, String path, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + who)
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    public Response get(String who, String path) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + who)
                .get(path);
    }

    public Response put(String path, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + registry)
                .contentType("application/json")
                .body(body)
                .put(path);
    }

    public Response replace(String path, String ifMatch, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + registry)
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(body)
                .put(path);
    }

    /** Business time; everything due on the way has run when it answers. */
    public Instant advance(Duration by) {
        var answer = post(registry, "/sandbox/clock/advance", Map.of("by", by.toString()));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Instant.parse(answer.path("now"));
    }

    public Instant advanceTo(Instant to) {
        var answer = post(registry, "/sandbox/clock/advance", Map.of("to", to.toString()));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Instant.parse(answer.path("now"));
    }

    /** Runs what is due at once. */
    public void sweep() {
        advance(Duration.ofMillis(1));
    }
}
