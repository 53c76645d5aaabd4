package dev.sluice.cocp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A partner sees to it that it")
class ReadinessTest {

    @Inject
    BusinessClock clock;

    World world;
    String admin;

    @BeforeEach
    void register() {
        world = World.registered();
        admin = TestTokens.token("PARTNER", world.noordzee, "anna@noordzee.example", "admin-agent");
    }

    @AfterEach
    void run() {
        clock.runAhead(clock.offset());
    }

    @Test
    void publishes_a_contact_that_everybody_finds_on_its_card() {
        publish(admin, world.noordzee, null, "Anna@Noordzee.Example")
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body("email", is("anna@noordzee.example"));
        world.get(world.customer, "/v1/partners/" + world.noordzee)
                .then()
                .body("changeContact.email", is("anna@noordzee.example"))
                .body("changeContact.phone", is("+31 20 123 4567"))
                .body("changeContact.language", is("nl"));
        world.get(world.lars, "/v1/partners?pcn=" + world.noordzeePcn)
                .then()
                .body("items[0].changeContact.email", is("anna@noordzee.example"));
        publish(admin, world.noordzee, null, "vera@noordzee.example").then().statusCode(428);
        publish(admin, world.noordzee, "\"7\"", "vera@noordzee.example").then().statusCode(412);
        publish(admin, world.noordzee, "\"1\"", "vera@noordzee.example")
                .then()
                .statusCode(200)
                .body("version", is(2));
        world.get(world.customer, "/v1/partners/" + world.noordzee + "/change-contact")
                .then()
                .header("ETag", is("\"2\""));
        world.get(world.customer, "/v1/partners/" + world.fjord + "/change-contact")
                .then()
                .statusCode(404);
        world.get(world.customer, "/v1/partners/" + world.fjord).then().body("changeContact", nullValue());
    }

    @Test
    void is_the_only_one_to_publish_its_contact_and_to_see_its_readiness() {
        publish(admin, world.fjord, null, "a@b.example").then().statusCode(403).body("code", is("FORBIDDEN"));
        publish(world.anna, world.noordzee, null, "a@b.example")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        publish(world.registry, world.noordzee, null, "a@b.example").then().statusCode(403);
        publish(admin, UUID.randomUUID(), null, "a@b.example").then().statusCode(404);
        readiness(admin, world.fjord).statusCode(403);
        readiness(world.customer, world.noordzee).statusCode(403);
        readiness(admin, UUID.randomUUID()).statusCode(404);
        given().header("Authorization", "Bearer " + admin)
                .contentType("application/json")
                .body(Map.of("email", "nobody", "phone", "call me", "language", "Nederlands!"))
                .put("/v1/partners/" + world.noordzee + "/change-contact")
                .then()
                .statusCode(400)
                .body("errors", hasSize(3));
    }

    @Test
    void is_ready_to_be_chosen_and_hears_what_is_missing() {
        readiness(admin, world.noordzee)
                .statusCode(200)
                .body("ready", is(false))
                .body("findings.code", contains("CHANGE_CONTACT_MISSING"));
        publish(admin, world.noordzee, null, "vera@noordzee.example");
        readiness(admin, world.noordzee).body("findings.code", contains("CHANGE_CONTACT_UNVERIFIED"));
        world.user(world.noordzee, "vera@noordzee.example", true, "viewer");
        readiness(admin, world.noordzee).body("ready", is(true)).body("findings", empty());

        verified("vera@noordzee.example", false);
        verified("anna@noordzee.example", false);
        world.replace(
                "/v1/partners/" + world.noordzee, "*", World.partnerBody("Noordzee Licenties BV", null, "NL", false));

        readiness(admin, world.noordzee)
                .body("ready", is(false))
                .body(
                        "findings.code",
                        contains("PCN_NOT_ALLOWED", "PCN_MISSING", "SUBMITTER_MISSING", "CHANGE_CONTACT_UNVERIFIED"))
                .body("findings.remedies", everyItem(hasSize(1)));
    }

    @Test
    void answers_in_time() {
        publish(admin, world.noordzee, null, "anna@noordzee.example");
        var request = world.submitted(world.agreement());
        var acceptBy = Instant.parse(world.show(world.customer, request).path("deadlines[0].at"));
        var near = acceptBy.minus(Duration.ofDays(3));

        clock.standAt(near.minusNanos(1000));
        readiness(admin, world.noordzee).body("ready", is(true));
        for (var at : List.of(near, near.plusNanos(1000), acceptBy.minusNanos(1000))) {
            clock.standAt(at);
            readiness(admin, world.noordzee)
                    .body("ready", is(false))
                    .body("findings.code", contains("ANSWER_DUE_SOON"))
                    .body("findings.at", contains(acceptBy.toString()))
                    .body("findings[0].remedies[0].link", is("/v1/partner-change-requests/" + request));
        }
        clock.standAt(acceptBy);
        readiness(admin, world.noordzee).body("ready", is(true));
        clock.standAt(near);
        world.accept(world.anna, request);
        readiness(admin, world.noordzee).body("ready", is(true));
    }

    @Test
    void is_found_by_any_part_of_its_name_in_any_case() {
        var name = "Löwen & Söhne " + world.tag;
        var tenant = UUID.randomUUID();
        world.partner(tenant, name, "L0WE" + world.tag, "DE", true);

        for (var part : List.of("L%C3%96WEN", "s%C3%B6hne%20" + world.tag.toLowerCase(Locale.ROOT), world.tag)) {
            world.get(world.reader, "/v1/partners?pageSize=1000&name=" + part)
                    .then()
                    .body("items.partnerTenantId", hasItem(tenant.toString()))
                    .body("items.partnerTenantId", not(hasItem(world.fjord.toString())))
                    .body("items[0].region", notNullValue());
        }
    }

    private void verified(String email, boolean verified) {
        world.replace(
                        "/v1/partners/" + world.noordzee + "/users/" + email,
                        "*",
                        Map.of("name", "Somebody", "roles", List.of("contract-submitter"), "verified", verified))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse readiness(String who, UUID partner) {
        return world.get(who, "/v1/partners/" + partner + "/readiness").then();
    }

    private static Response publish(String who, UUID partner, String ifMatch, String email) {
        var call = given().header("Authorization", "Bearer " + who)
                .contentType("application/json")
                .body(Map.of("email", email, "phone", "+31 20 123 4567", "language", "nl"));
        return (ifMatch == null ? call : call.header("If-Match", ifMatch))
                .put("/v1/partners/" + partner + "/change-contact");
    }
}
