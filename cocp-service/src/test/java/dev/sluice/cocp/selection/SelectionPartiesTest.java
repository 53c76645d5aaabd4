package dev.sluice.cocp.selection;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("In a supplier selection")
class SelectionPartiesTest extends Market {

    @Test
    void is_refused_with_every_reason() {
        var criteria = List.of(Map.of("key", "a", "weight", 1), Map.of("key", "A", "weight", 1));
        var body = opening(Map.of(
                "agreementIds",
                List.of("nowhere", world.agreement()),
                "criteria",
                criteria,
                "quotationsDueAt",
                "2026-01-01T00:00:00Z"));

        world.post(world.customer, "/v1/selections", body)
                .then()
                .statusCode(422)
                .body("code", is("SELECTION_REFUSED"))
                .body("errors.code", contains("LICENSE_UNKNOWN", "CRITERION_REPEATED", "BACKDATED_NOT_ALLOWED"))
                .body("errors.pointer", contains("/agreementIds/0", "/criteria/1/key", "/quotationsDueAt"));
        world.post(world.customer, "/v1/selections", opening(Map.of("agreementIds", List.of("x"))))
                .then()
                .statusCode(422)
                .body("code", is("LICENSE_UNKNOWN"));
    }

    @Test
    void names_every_fault_of_a_body() {
        world.post(
                        world.customer,
                        "/v1/selections",
                        Map.of("agreementIds", List.of(), "criteria", List.of(Map.of("key", " ", "weight", 0)), "x", 1))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/x", "/agreementIds", "/criteria/0/key", "/criteria/0/weight", "/name", "/needs"));
        var id = opened();
        invited(id, roma);
        var prices = List.of(Map.of("item", "seats", "amount", "-1", "currency", "XYZ", "per", "DAY"));
        quote(
                        luca,
                        id,
                        roma,
                        Map.of(
                                "prices",
                                prices,
                                "answers",
                                Map.of("service", Map.of("score", 101), "expertise", Map.of())))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/prices/0/amount",
                                "/prices/0/currency",
                                "/prices/0/per",
                                "/answers/service/score",
                                "/answers/expertise/score"));
    }

    @Test
    void lets_in_advisers_that_are_no_partners() {
        var id = opened();

        act(world.customer, id, "advisers", Map.of("tenant", world.fjord))
                .statusCode(422)
                .body("code", is("ADVISER_NOT_INDEPENDENT"))
                .body("errors.pointer", contains("/tenant"));
        act(world.customer, id, "advisers", Map.of("tenant", world.delta))
                .statusCode(422)
                .body("code", is("ADVISER_NOT_INDEPENDENT"));
        act(adviser, id, "advisers", Map.of("tenant", UUID.randomUUID())).statusCode(403);
        get(adviser, id, "").statusCode(404);
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant))
                .statusCode(409)
                .body("code", is("ALREADY_INVITED"));
        get(adviser, id, "").statusCode(200).body("allowedActions", contains("invite", "discuss"));

        world.partner(adviserTenant, "Turncoat", "TURN" + world.tag, "NL", true);
        get(adviser, id, "").statusCode(403).body("code", is("ADVISER_NOT_INDEPENDENT"));
        act(world.customer, id, "invitations", Map.of("partnerTenantId", adviserTenant))
                .statusCode(422)
                .body("errors.code", contains("PARTNER_IS_ADVISER"));
    }

    @Test
    void shows_who_may_be_invited_and_why_others_may_not() {
        var blocked = UUID.randomUUID();
        var bay = UUID.randomUUID();
        world.partner(blocked, "Blocked " + world.tag, "BL0C" + world.tag, "BE", false);
        world.partner(bay, "Bay " + world.tag, "BAYC" + world.tag, "US", true);
        var reseller = World.partnerBody("Reseller " + world.tag, "", "DE", true);
        reseller.remove("pcn");
        world.put("/v1/partners/" + UUID.randomUUID(), reseller).then().statusCode(201);
        world.partner(UUID.randomUUID(), "Good " + world.tag, "G00D" + world.tag, "FR", true);
        var id = opened();
        invited(id, roma);

        var candidates = get(world.customer, id, "/candidates?suitable=false&name=" + world.tag);
        candidates
                .statusCode(200)
                .body("items.suitable", contains(false, false, false, true))
                .body("items[0].reasons.code", contains("PCN_NOT_ALLOWED"))
                .body("items[1].reasons.code", contains("PARTNER_OUT_OF_REGION"))
                .body("items[2].reasons.code", contains("PCN_MISSING"))
                .body("items[3].reasons", empty())
                .body("items[3].concerns.code", contains("NO_SUBMITTER"));
        get(world.customer, id, "/candidates?name=" + world.tag).body("items.name", contains("Good " + world.tag));
        get(world.customer, id, "/candidates?suitable=false&pageSize=1000")
                .body(
                        "items.find { it.partnerTenantId == '%s' }.reasons.code".formatted(world.fjord),
                        contains("SAME_PARTNER"));
        get(world.customer, id, "/candidates?name=Roma&pageSize=1000")
                .body("items.find { it.partnerTenantId == '%s' }.invited".formatted(roma), is(true));
        get(world.anna, id, "/candidates").statusCode(403);
        var first = get(world.customer, id, "/candidates?suitable=false&pageSize=3&name=" + world.tag);
        get(
                        world.customer,
                        id,
                        "/candidates?suitable=false&pageSize=3&name=" + world.tag + "&pageToken="
                                + first.extract().path("nextPageToken"))
                .body("items.name", contains("Good " + world.tag));

        act(world.customer, id, "invitations", Map.of("partnerTenantId", bay))
                .statusCode(422)
                .body("code", is("PARTNER_NOT_SUITABLE"))
                .body("errors.code", contains("PARTNER_OUT_OF_REGION"));
        act(world.customer, id, "invitations", Map.of("partnerTenantId", UUID.randomUUID()))
                .statusCode(422)
                .body("code", is("PARTNER_UNKNOWN"));
        act(world.customer, id, "invitations", Map.of("partnerTenantId", roma))
                .statusCode(409)
                .body("code", is("ALREADY_INVITED"));
    }
}
