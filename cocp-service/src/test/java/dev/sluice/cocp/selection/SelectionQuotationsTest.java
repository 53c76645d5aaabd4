package dev.sluice.cocp.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A supplier selection")
class SelectionQuotationsTest extends Market {

    @Test
    void takes_quotations_by_the_version_that_was_read() {
        var id = opened();
        invited(id, roma);

        quote(luca, id, roma, offer(1, 1, "1")).statusCode(201).body("version", is(1));
        quote(luca, id, roma, offer(2, 2, "2")).statusCode(428);
        quoteWith(luca, id, roma, "\"9\"", offer(2, 2, "2")).statusCode(412);
        quoteWith(luca, id, roma, "\"1\"", offer(2, 2, "2"))
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("answers.service.score", is(2.0f));
        quote(luca, id, roma, Map.of("answers", Map.of("looks", Map.of("score", 1), "a/b", Map.of("score", 1))))
                .statusCode(428);
        quoteWith(
                        luca,
                        id,
                        roma,
                        "*",
                        Map.of("answers", Map.of("looks", Map.of("score", 1), "a/b", Map.of("score", 1))))
                .statusCode(422)
                .body("code", is("CRITERION_UNKNOWN"))
                .body("errors.pointer", contains("/answers/a~1b", "/answers/looks"));
        get(luca, id, "/quotations/" + roma).header("ETag", is("\"2\"")).body("quotedAt", notNullValue());
    }

    @Test
    void keeps_each_partner_from_the_others_and_strangers_from_all() {
        var id = opened();
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        invited(id, world.noordzee);
        invited(id, roma);
        quote(world.anna, id, world.noordzee, offer(10, 10, "10.00")).statusCode(201);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);
        putAs(world.customer, path(id) + "/discussion", null, Map.of("notes", "secret"))
                .then()
                .statusCode(201);

        for (var reader : List.of(world.customer, world.reader, adviser)) {
            get(reader, id, "").body("invitations", hasSize(2)).body("advisers", hasSize(1));
            get(reader, id, "/quotations")
                    .body("items.partnerTenantId", contains(world.noordzee.toString(), roma.toString()));
            get(reader, id, "/quotations/" + roma).statusCode(200);
            get(reader, id, "/discussion").body("notes", is("secret"));
        }
        get(luca, id, "")
                .statusCode(200)
                .body("needs", notNullValue())
                .body("criteria.key", contains("service", "expertise"))
                .body("agreements", is(1))
                .body("agreementIds", nullValue())
                .body("advisers", nullValue())
                .body("advised", is(true))
                .body("invitations.partnerTenantId", contains(roma.toString()))
                .body("deadlines.kind", contains("QUOTATIONS"))
                .body("allowedActions", contains("quote"));
        assertThat(get(luca, id, "").extract().asString())
                .doesNotContain(world.noordzee.toString(), "Noordzee", "secret");
        get(luca, id, "/quotations").body("items.partnerTenantId", contains(roma.toString()));
        get(luca, id, "/quotations/" + world.noordzee).statusCode(404);
        quote(luca, id, world.noordzee, offer(1, 1, "1")).statusCode(404);
        for (var secret : List.of("/comparison", "/report", "/discussion", "/candidates", "/change-request")) {
            get(luca, id, secret).statusCode(403);
        }
        get(operator, id, "").statusCode(200).body("invitations", hasSize(2));
        get(operator, id, "/quotations").statusCode(403);
        get(operator, id, "/comparison").statusCode(403);

        for (var stranger : List.of(otherCustomer, otherAdviser, world.lars, world.stranger)) {
            get(stranger, id, "").statusCode(404);
            get(stranger, id, "/timeline").statusCode(404);
            get(stranger, id, "/quotations").statusCode(404);
            get(stranger, id, "/quotations/" + roma).statusCode(404);
            world.get(stranger, "/v1/selections").then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        for (var stranger : List.of(otherCustomer, otherAdviser)) {
            for (var secret : List.of("/comparison", "/report", "/discussion", "/candidates")) {
                get(stranger, id, secret).statusCode(404);
            }
            act(stranger, id, "invitations", Map.of("partnerTenantId", world.fjord))
                    .statusCode(404);
        }
        act(otherCustomer, id, "choose", Map.of("partnerTenantId", roma)).statusCode(404);
        quote(world.lars, id, world.fjord, offer(1, 1, "1")).statusCode(404);
    }

    @Test
    void compares_the_same_offers_the_same_way_and_says_what_is_missing() {
        var id = opened();
        invited(id, world.noordzee);
        invited(id, roma);
        invited(id, partnerNamed("Quiet"));
        var mixed = new HashMap<>(offer(20, 20, "20.00"));
        mixed.put("prices", List.of(Map.of("item", "seats", "amount", "7", "currency", "DKK", "per", "YEAR")));
        mixed.put("answers", Map.of("service", Map.of("score", 20)));
        quote(world.anna, id, world.noordzee, offer(10, 10, "10.00")).statusCode(201);
        quote(luca, id, roma, mixed).statusCode(201);

        var first = get(world.customer, id, "/comparison").extract().asString();

        assertThat(get(adviser(id), id, "/comparison").extract().asString()).isEqualTo(first);
        get(world.customer, id, "/comparison")
                .body("notes.code", containsInAnyOrder("MIXED_CURRENCIES", "ANSWER_MISSING"))
                .body("notQuoted.name", contains("Quiet"))
                .body(
                        "places.find { it.partnerTenantId == '%s' }.totalCost.amounts.currency".formatted(roma),
                        contains("DKK", "EUR"));
        quoteWith(luca, id, roma, "\"1\"", offer(20, 20, "20.00")).statusCode(200);
        assertThat(get(world.customer, id, "/comparison").extract().<String>path("inputs"))
                .isNotEqualTo(io.restassured.path.json.JsonPath.from(first).getString("inputs"));
    }

    @Test
    void keeps_its_notes_by_the_version_that_was_read() {
        var id = opened();
        var discussion = path(id) + "/discussion";
        get(world.customer, id, "/discussion").statusCode(404);

        putAs(world.customer, discussion, null, Map.of("notes", "one"))
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""));
        putAs(world.customer, discussion, null, Map.of("notes", "two")).then().statusCode(428);
        putAs(world.customer, discussion, "\"1\"", Map.of("notes", "two"))
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\""));
        putAs(world.customer, discussion, "\"1\"", Map.of("notes", "three"))
                .then()
                .statusCode(412);
        putAs(world.reader, discussion, "\"2\"", Map.of("notes", "three"))
                .then()
                .statusCode(403);
    }
}
