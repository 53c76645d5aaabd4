package dev.sluice.cocp.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("An answer to a request")
class AnswerTest {

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    private Response acceptWith(String header, String value, String request) {
        return given().header("Authorization", "Bearer " + world.anna)
                .header(header, value)
                .contentType("application/json")
                .body("{}")
                .post("/v1/partner-change-requests/" + request + "/accept");
    }

    @Test
    void names_no_more_licences_than_any_package_has() {
        var request = world.submitted(world.agreement());
        var licences = IntStream.rangeClosed(0, Answer.MOST_LICENSES)
                .mapToObj(index -> "X" + index)
                .toList();

        world.act(world.anna, request, "accept", Map.of("licenseIds", licences))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/licenseIds"));
    }

    @Test
    void comes_from_a_contract_submitter_of_the_new_partner_alone() {
        var request = world.submitted(world.agreement());

        world.accept(world.lars, request).then().statusCode(403).body("code", is("NOT_PARTNER_OF_REQUEST"));
        world.accept(world.vera, request).then().statusCode(403).body("code", is("ROLE_NOT_ALLOWED"));
        world.accept(world.bert, request).then().statusCode(403);
        world.accept(world.customer, request).then().statusCode(403);
        world.accept(world.stranger, request).then().statusCode(404).body("code", is("NOT_FOUND"));
        world.accept(world.anna, UUID.randomUUID().toString()).then().statusCode(404);
        world.show(world.stranger, request).then().statusCode(404);
        world.accept(world.anna, request).then().statusCode(200).body("state", is("ACCEPTED"));
    }

    @Test
    void may_come_without_a_body() {
        var request = world.submitted(world.agreement());

        given().header("Authorization", "Bearer " + world.anna)
                .noContentType()
                .post("/v1/partner-change-requests/" + request + "/accept")
                .then()
                .statusCode(200);
    }

    @Test
    void moves_the_deadlines_the_actions_and_the_version_on() {
        var request = world.submitted(world.agreement());

        world.show(world.anna, request).then().body("allowedActions", contains("accept", "decline"));
        world.show(world.vera, request).then().body("allowedActions", empty());
        world.accept(world.anna, request)
                .then()
                .header("ETag", is("\"2\""))
                .body("deadlines.kind", contains("REVIEW"))
                .body("allowedActions", empty())
                .body("items[0].projectedEffectiveDate.date", notNullValue());
        world.show(world.customer, request).then().body("version", is(2)).body("allowedActions", empty());
    }

    @Test
    void is_given_once() {
        var request = world.submitted(world.agreement());
        world.accept(world.anna, request);

        world.accept(world.anna, request)
                .then()
                .statusCode(409)
                .body("code", is("ALREADY_DECIDED"))
                .body("errors.remedies.flatten()", hasSize(1))
                .body("state", is("ACCEPTED"))
                .body("stateSince", notNullValue());
        world.act(world.anna, request, "decline", Map.of()).then().statusCode(409);
        world.cancel(world.customer, request)
                .then()
                .statusCode(409)
                .body("code", is("CANCEL_NOT_ALLOWED_IN_STATE"))
                .body("state", is("ACCEPTED"));
    }

    @Test
    void sent_twice_with_one_key_has_one_effect_and_one_answer() {
        var request = world.submitted(world.agreement());
        var key = UUID.randomUUID().toString();

        var first = acceptWith("Idempotency-Key", key, request);
        var second = acceptWith("Idempotency-Key", key, request);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        second.then().header("Idempotency-Replayed", is("true"));
        world.get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void rests_on_the_version_it_names() {
        var request = world.submitted(world.agreement());

        acceptWith("If-Match", "\"7\"", request).then().statusCode(412).body("code", is("STALE_VERSION"));
        acceptWith("If-Match", "\"1\"", request).then().statusCode(200);
        acceptWith("If-Match", "\"1\"", request)
                .then()
                .statusCode(412)
                .body("code", is("STALE_VERSION"))
                .body("state", is("ACCEPTED"))
                .body("stateSince", notNullValue());
    }

    @Test
    void may_be_for_some_licences_only() {
        var first = world.agreement();
        var second = world.agreement();
        var third = world.agreement();
        var request = world.submitted(first, second, third);

        world.act(world.customer, request, "cancel", Map.of("licenseIds", List.of(third), "reason", "kept"))
                .then()
                .statusCode(200)
                .body("state", is("MIXED"))
                .body("counts.CANCELLATION_IN_PROGRESS", is(1))
                .body("counts.IN_PROGRESS", is(2));
        world.sweep();
        world.act(world.anna, request, "decline", Map.of("licenseIds", List.of(second)))
                .then()
                .body("items.state", contains("IN_PROGRESS", "DECLINED", "CANCELED"));
        world.act(world.anna, request, "accept", Map.of("licenseIds", List.of(first, second)))
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/licenseIds/1"))
                .body("state", is("DECLINED"));
        world.act(world.anna, request, "accept", Map.of("licenseIds", List.of(first, "FOREIGN")))
                .then()
                .statusCode(422)
                .body("code", is("LICENSE_NOT_IN_REQUEST"));
        world.act(world.anna, request, "accept", Map.of("licenseIds", List.of()))
                .then()
                .statusCode(400);
        world.accept(world.anna, request).then().body("items.state", contains("ACCEPTED", "DECLINED", "CANCELED"));
        world.submitted(third);
    }

    @Test
    void can_be_tried_without_effect() {
        var request = world.submitted(world.agreement());

        world.act(world.anna, request, "accept?validateOnly=true", Map.of())
                .then()
                .statusCode(200)
                .body("state", is("ACCEPTED"));

        assertThat(world.stateOf(request)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void to_call_off_needs_a_reason_and_an_administrator() {
        var request = world.submitted(world.agreement());

        world.act(world.customer, request, "cancel", Map.of())
                .then()
                .statusCode(400)
                .body("code", is("REASON_REQUIRED"));
        world.cancel(world.reader, request).then().statusCode(403);
        world.cancel(world.anna, request).then().statusCode(403);
        world.cancel(TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "enterprise-admin"), request)
                .then()
                .statusCode(404);
    }

    @Test
    void shows_the_old_partner_its_own_licences_and_nobodys_words() {
        var roma = UUID.randomUUID();
        world.partner(roma, "Roma Servizi Srl", "R0MA" + world.tag, "IT", true);
        var luca = TestTokens.token("PARTNER", roma, "luca@roma.example", "contract-submitter");
        var fjords = world.agreement();
        var romas = world.agreement(Map.of("currentPartnerPcn", "R0MA" + world.tag, "billing", "DIRECT"));
        var request = world.submitted(fjords, romas);
        world.act(world.anna, request, "decline", Map.of("licenseIds", List.of(romas), "comment", "too far away"));

        world.show(world.customer, request).then().body("state", is("MIXED")).body("signatory.lastName", is("Jansen"));
        world.show(luca, request)
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"))
                .body("counts", nullValue())
                .body("items.licenseId", contains(romas))
                .body("form", is("CHANGE_OF_SOFTWARE_ADVISOR"))
                .body("reason", nullValue())
                .body("reasonDescription", nullValue())
                .body("signatory", nullValue())
                .body("partnerContactEmail", nullValue())
                .body("deadlines", empty())
                .body("allowedActions", empty());
        world.show(world.lars, request)
                .then()
                .body("items.licenseId", contains(fjords))
                .body("duties.code", contains("SERVE_UNTIL_EFFECTIVE_DAY"))
                .body("duties[0].licenseIds", contains(fjords))
                .body("duties[0].until", notNullValue())
                .body("duties[0].fixed", is(false));
        world.show(luca, request).then().body("duties", empty());
        world.show(world.anna, request).then().body("duties", nullValue());
        var timeline = "/v1/partner-change-requests/" + request + "/timeline";
        world.get(luca, timeline)
                .then()
                .body("items.licenseIds.flatten()", everyItem(is(romas)))
                .body("items", hasSize(2))
                .body("items[1].data.comment", nullValue());
        world.get(world.lars, timeline).then().body("items", hasSize(1));
        world.get(world.customer, timeline)
                .then()
                .body("items", hasSize(2))
                .body("items[0].licenseIds", contains(fjords, romas))
                .body("items[1].data.comment", is("too far away"))
                .body("items[1].data.declinedBy", is("NEW_PARTNER"));
    }
}
