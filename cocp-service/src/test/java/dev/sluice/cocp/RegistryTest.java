package dev.sluice.cocp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("The registry")
class RegistryTest {

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @Test
    void creates_with_201_and_replaces_with_200_by_the_version_that_was_read() {
        var path = "/v1/customers/" + world.delta;
        var body = World.customerBody("PENDING");

        world.put(path, body).then().statusCode(428).body("code", is("PRECONDITION_REQUIRED"));
        world.replace(path, "\"9\"", body).then().statusCode(412).body("code", is("STALE_VERSION"));
        world.replace(path, "\"1\"", body).then().statusCode(200).header("ETag", is("\"2\""));
        world.replace(path, "*", body).then().statusCode(200).header("ETag", is("\"3\""));
        world.get(world.customer, path)
                .then()
                .header("ETag", is("\"3\""))
                .body("tradeStatus", is("PENDING"))
                .body("region", is("EUROPE"))
                .body("customerAgreementAccepted", is(true));
        world.get(TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "reader"), path)
                .then()
                .statusCode(404);
    }

    @Test
    void creates_nothing_for_whoever_names_a_version_and_be_it_any() {
        var bodies = Map.of(
                "/v1/customers/" + UUID.randomUUID(),
                World.customerBody("APPROVED"),
                "/v1/partners/" + UUID.randomUUID(),
                World.partnerBody("Nobody", "N0B0" + world.tag, "NL", true),
                "/v1/partners/" + world.noordzee + "/users/new@noordzee.example",
                Map.<String, Object>of("name", "New", "roles", List.of("viewer"), "verified", false),
                "/v1/agreements/L" + UUID.randomUUID(),
                world.agreementBody(Map.of()));

        bodies.forEach((path, body) -> {
            for (var version : List.of("*", "\"0\"", "\"1\"")) {
                world.replace(path, version, body).then().statusCode(412).body("code", is("STALE_VERSION"));
            }
            world.get(world.registry, path).then().statusCode(404);
        });
    }

    @ParameterizedTest(name = "{0} is in {1}")
    @CsvSource({
        "DK, EUROPE",
        "FO, EUROPE",
        "GB, EUROPE",
        "US, UNITED_STATES",
        "GU, UNITED_STATES",
        "PR, LATAM",
        "BR, BRAZIL",
        "AU, AUSTRALIA",
        "NZ, NEW_ZEALAND",
        "KR, KOREA",
        "SH, AFRICA",
        "MK, MEA_CEE",
        "CI, AFRICA"
    })
    void derives_the_region_from_the_country(String country, String region) {
        var tenant = UUID.randomUUID();

        world.put(
                        "/v1/partners/" + tenant,
                        World.partnerBody("Partner", "P" + tenant.toString().substring(28), country, true))
                .then()
                .statusCode(201)
                .body("region", is(region));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"XX", "nl", "Netherlands"})
    void refuses_an_unknown_country(String country) {
        world.put("/v1/partners/" + UUID.randomUUID(), World.partnerBody("Partner", "NONE1234", country, true))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/country"));
    }

    @Test
    void is_written_by_the_registry_only() {
        world.post(world.anna, "/v1/partners", Map.of()).then().statusCode(405);
        given().header("Authorization", "Bearer " + world.anna)
                .contentType("application/json")
                .body(World.partnerBody("Mine", "M1NE1234", "NL", true))
                .put("/v1/partners/" + world.noordzee)
                .then()
                .statusCode(403);
    }

    @Test
    void gives_a_pcn_to_one_partner_only() {
        world.put("/v1/partners/" + UUID.randomUUID(), World.partnerBody("Copy", world.fjordPcn, "DK", true))
                .then()
                .statusCode(409)
                .body("code", is("PCN_TAKEN"));
    }

    @Test
    void shows_everybody_a_partners_card_and_only_itself_the_rest() {
        world.get(world.customer, "/v1/partners?pcn=" + world.noordzeePcn.toLowerCase(Locale.ROOT))
                .then()
                .body("items.partnerTenantId", contains(world.noordzee.toString()))
                .body("items[0].submitters", is(1))
                .body("items[0].mpaSigned", nullValue());
        world.get(world.lars, "/v1/partners/" + world.noordzee)
                .then()
                .header("ETag", notNullValue())
                .body("name", is("Noordzee Licenties BV"))
                .body("mpaSigned", nullValue());
        world.get(world.anna, "/v1/partners/" + world.noordzee).then().body("mpaSigned", is(true));
        world.get(world.customer, "/v1/partners?name=noordzee%20LIC&pageSize=1000")
                .then()
                .body("items.partnerTenantId", hasItem(world.noordzee.toString()))
                .body("items.partnerTenantId", not(hasItem(world.fjord.toString())));
        world.get(world.customer, "/v1/partners?name=%25_%25").then().body("items", empty());
    }

    @Test
    void counts_the_verified_submitters_of_a_partner() {
        var users = "/v1/partners/" + world.noordzee + "/users/";
        world.user(world.noordzee, "Bert@Noordzee.example", true, "contract-creator");
        world.user(world.noordzee, "ines@noordzee.example", false, "contract-submitter");
        world.get(world.registry, "/v1/partners/" + world.noordzee).then().body("submitters", is(1));

        world.replace(
                        users + "bert@noordzee.example",
                        "*",
                        Map.of("name", "Bert", "roles", List.of("contract-submitter"), "verified", true))
                .then()
                .statusCode(200);
        world.get(world.registry, "/v1/partners/" + world.noordzee).then().body("submitters", is(2));

        world.replace(
                        users + "bert@noordzee.example",
                        "\"2\"",
                        Map.of("name", "Bert", "roles", List.of("contract-submitter"), "verified", false))
                .then()
                .statusCode(200);
        world.get(world.registry, "/v1/partners/" + world.noordzee).then().body("submitters", is(1));
        world.put(users + "x@noordzee.example", Map.of("name", "X", "roles", List.of("boss"), "verified", true))
                .then()
                .statusCode(400);
    }

    @Test
    void leaves_neither_name_nor_address_of_a_user_in_the_audit_trail() {
        var path = "/v1/partners/" + world.noordzee + "/users/anna@noordzee.example";
        world.replace(path, "*", Map.of("name", "Anna Bakker", "roles", List.of("viewer"), "verified", true))
                .then()
                .statusCode(200);
        var user = world.get(world.registry, path).<String>path("id");

        var trail = world.get(world.registry, "/v1/audit-records?resourceType=partner_user&resourceId=" + user);

        trail.then()
                .body("items", hasSize(2))
                .body("items.after.verified", everyItem(is(true)))
                .body("items.after.roles", hasItem(List.of("viewer")));
        assertThat(trail.asString())
                .doesNotContainIgnoringCase("anna@")
                .doesNotContain("Anna Bakker")
                .doesNotContain("Anna de Wit");
    }

    @Test
    void lets_a_partner_keep_its_own_users_only() {
        var admin = TestTokens.token("PARTNER", world.noordzee, "", "admin-agent");
        var body = Map.of("name", "New", "roles", List.of("viewer"), "verified", false);

        for (var partner : List.of(world.noordzee, world.fjord)) {
            given().header("Authorization", "Bearer " + admin)
                    .contentType("application/json")
                    .body(body)
                    .put("/v1/partners/" + partner + "/users/new@user.example")
                    .then()
                    .statusCode(partner.equals(world.noordzee) ? 201 : 403);
        }
        world.put("/v1/partners/" + UUID.randomUUID() + "/users/new@user.example", body)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"cocp.partner-state.v1", "cocp.customer-state.v1", "cocp.agreement-state.v1", "cocp.contacts.v1"})
    void publishes_its_state_again_when_operations_ask(String topic) {
        var licence = world.agreement();
        var known = Map.of(
                "cocp.partner-state.v1",
                world.noordzee.toString(),
                "cocp.customer-state.v1",
                world.delta.toString(),
                "cocp.agreement-state.v1",
                licence,
                "cocp.contacts.v1",
                "of nobody");
        var subjects = List.of(known.get(topic), "of nobody");

        world.post(world.registry, "/v1/republications", Map.of("topic", topic, "subjects", subjects))
                .then()
                .statusCode(200)
                .body("published", is(topic.equals("cocp.contacts.v1") ? 0 : 1));
        world.post(world.registry, "/v1/republications", Map.of("topic", topic))
                .then()
                .statusCode(200)
                .body("published", greaterThan(0));
    }
}
