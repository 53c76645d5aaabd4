package dev.sluice.cocp.selection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A supplier selection")
class SelectionEndTest extends Market {

    @Test
    void is_decided_by_the_customer_alone() {
        var id = opened();
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        invited(id, roma);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);

        for (var other : List.of(adviser, luca, world.reader, operator)) {
            act(other, id, "choose", Map.of("partnerTenantId", roma)).statusCode(403);
            act(other, id, "close", Map.of()).statusCode(403);
            world.post(other, "/v1/selections", opening(Map.of())).then().statusCode(403);
        }
        act(world.customer, id, "choose", Map.of("partnerTenantId", world.noordzee))
                .statusCode(422)
                .body("code", is("NO_QUOTATION"));
        world.replace("/v1/partners/" + roma, "*", World.partnerBody("Roma", "R0MA" + world.tag, "IT", false));
        act(world.customer, id, "choose", Map.of("partnerTenantId", roma))
                .statusCode(422)
                .body("code", is("PARTNER_NOT_SUITABLE"))
                .body("errors.code", contains("PCN_NOT_ALLOWED"));
        act(world.customer, id, "close", Map.of("reason", "budget is gone"))
                .statusCode(200)
                .body("state", is("CLOSED"))
                .body("closedBecause", is("CALLED_OFF"));
        act(world.customer, id, "choose", Map.of("partnerTenantId", roma))
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("CLOSED"))
                .body("stateSince", notNullValue());
        quoteWith(luca, id, roma, "*", offer(1, 1, "1")).statusCode(409);
    }

    @Test
    void is_decided_once() throws Exception {
        var id = opened();
        invited(id, world.noordzee);
        invited(id, roma);
        quote(world.anna, id, world.noordzee, offer(10, 10, "10.00")).statusCode(201);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);

        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var partner = i % 2 == 0 ? world.noordzee : roma;
            tasks.add(() -> act(world.customer, id, "choose", Map.of("partnerTenantId", partner))
                    .extract()
                    .statusCode());
        }
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callers.invokeAll(tasks).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        }
    }

    @Test
    void does_nothing_in_a_dry_run_and_the_same_once_for_one_key() {
        var before = selections(world.customer);
        world.post(world.customer, "/v1/selections?validateOnly=true", opening(Map.of()))
                .then()
                .statusCode(200)
                .body("state", is("OPEN"));
        assertThat(selections(world.customer)).isEqualTo(before);
        var body = opening(Map.of());
        var key = UUID.randomUUID().toString();
        var answers = Stream.of(1, 2)
                .map(_ -> given().header("Authorization", "Bearer " + world.customer)
                        .header("Idempotency-Key", key)
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/selections")
                        .<String>path("id"))
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        var id = answers.getFirst();
        act(world.customer, id, "invitations?validateOnly=true", Map.of("partnerTenantId", roma))
                .statusCode(200);
        get(luca, id, "").statusCode(404);
        invited(id, roma);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);
        act(world.customer, id, "choose?validateOnly=true", Map.of("partnerTenantId", roma))
                .statusCode(200)
                .body("newPartnerPcn", is("R0MA" + world.tag))
                .body("partnerContactEmail", is("luca@roma.example"));
        get(world.customer, id, "").body("state", is("OPEN"));
        var version = get(world.customer, id, "").extract().<Integer>path("version");
        given().header("Authorization", "Bearer " + world.customer)
                .header("If-Match", "\"" + (version - 1) + "\"")
                .contentType("application/json")
                .body(Map.of("partnerTenantId", roma))
                .post(path(id) + "/choose")
                .then()
                .statusCode(412);
    }

    @Test
    void ends_by_the_clock_at_the_instants_it_said() {
        var id = opened();
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        invited(id, roma);
        var due = Instant.parse(get(world.customer, id, "").extract().path("quotationsDueAt"));
        var decideBy = Instant.parse(get(world.customer, id, "").extract().path("decideBy"));
        assertThat(Duration.between(due, decideBy)).isEqualTo(Duration.ofDays(60));

        world.advanceTo(due);

        quote(luca, id, roma, offer(1, 1, "1"))
                .statusCode(409)
                .body("state", is("EVALUATION"))
                .body("stateSince", is(due.toString()));
        get(adviser, id, "")
                .body("state", is("EVALUATION"))
                .body("stateSince", is(due.toString()))
                .body("deadlines.kind", contains("DECISION"))
                .body("allowedActions", contains("discuss"));
        assertThat(selections(world.customer, "?state=EVALUATION")).contains(id);

        world.advanceTo(decideBy);

        get(luca, id, "").body("state", is("CLOSED")).body("closedBecause", is("NOT_DECIDED_IN_TIME"));
        get(luca, id, "/timeline").body("items[1].at", is(decideBy.toString()));
        assertThat(selections(world.customer, "?state=CLOSED")).contains(id);
        assertThat(selections(world.customer, "?state=OPEN")).doesNotContain(id);
        world.get(world.customer, "/v1/selections?state=DONE").then().statusCode(400);
    }

    @Test
    void puts_its_deadlines_into_the_lists_of_those_they_concern() {
        var id = opened();
        invited(id, roma);

        world.get(luca, "/v1/deadlines")
                .then()
                .body("items.findAll { it.subject == '%s' }.kind".formatted(id), contains("QUOTATIONS"))
                .body("items.findAll { it.subject == '%s' }.link".formatted(id), contains(path(id)));
        world.get(world.customer, "/v1/deadlines?pageSize=1000")
                .then()
                .body("items.findAll { it.subject == '%s' }.kind".formatted(id), contains("QUOTATIONS", "DECISION"));
        act(world.customer, id, "close", Map.of()).statusCode(200);
        world.get(luca, "/v1/deadlines").then().body("items.subject", not(hasItem(id)));
    }

    @Test
    void is_listed_page_by_page_to_everybody_who_takes_part() {
        var ids = List.of(opened(), opened(), opened());
        ids.forEach(id -> invited(id, roma));

        for (var reader : List.of(world.customer, luca)) {
            var first = world.get(reader, "/v1/selections?pageSize=2")
                    .then()
                    .body("items.id", contains(ids.get(0), ids.get(1)));
            world.get(
                            reader,
                            "/v1/selections?pageSize=2&pageToken="
                                    + first.extract().path("nextPageToken"))
                    .then()
                    .body("items.id", contains(ids.get(2)))
                    .body("nextPageToken", nullValue());
        }
        world.get(operator, "/v1/selections?pageSize=1000")
                .then()
                .body("items.id", hasItems(ids.toArray(String[]::new)));
    }
}
