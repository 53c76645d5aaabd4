package dev.sluice.cocp.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("The list of deadlines")
class DeadlinesOfPartiesTest {

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @Test
    void has_what_falls_due_for_the_caller_at_each_step() {
        var request = world.submitted(world.agreement());
        var acceptBy = world.show(world.customer, request).<String>path("deadlines[0].at");

        for (var party : List.of(world.customer, world.anna, world.vera, world.lars)) {
            deadlines(party)
                    .body("items.kind", contains("ACCEPTANCE"))
                    .body("items.at", contains(acceptBy))
                    .body("items.who", contains("NEW_PARTNER"))
                    .body("items.subjectType", contains("partner_change_request"))
                    .body("items.subject", contains(request))
                    .body("items.link", contains("/v1/partner-change-requests/" + request));
        }
        deadlines(world.stranger).body("items", empty());
        world.accept(world.anna, request);
        deadlines(world.lars).body("items.kind", contains("REVIEW"));
        deadlines(world.registry).body("items.subject", hasItem(request));
        world.advance(Duration.ofHours(25));
        deadlines(world.customer).body("items.kind", contains("EFFECTIVE_DATE"));
        deadlines(world.registry).body("items.subject", not(hasItem(request)));
        world.advance(Duration.ofDays(91));
        deadlines(world.customer).body("items", empty());
        given().get("/v1/deadlines").then().statusCode(401);
    }

    @Test
    void no_longer_has_what_others_still_wait_for() {
        var roma = UUID.randomUUID();
        world.partner(roma, "Roma Servizi Srl", "R0MA" + world.tag, "IT", true);
        var romas = world.agreement(Map.of("currentPartnerPcn", "R0MA" + world.tag));
        var request = world.submitted(world.agreement(), romas);

        world.act(world.anna, request, "decline", Map.of("licenseIds", List.of(romas)));

        var luca = TestTokens.token("PARTNER", roma, "", "viewer");
        deadlines(luca).body("items", empty());
        deadlines(world.lars).body("items", hasSize(1));
    }

    @Test
    void ends_before_an_instant_and_comes_page_by_page() {
        var first = world.submitted(world.agreement());
        var second = world.submitted(world.agreement());
        var due = world.show(world.customer, second).<String>path("deadlines[0].at");

        deadlines(world.customer, "?before=" + due).body("items.subject", contains(first));
        var page = world.get(world.customer, "/v1/deadlines?pageSize=1");
        page.then().body("items.subject", contains(first));
        assertThat(page.header("Link")).contains("pageToken=", "rel=\"next\"");
        deadlines(world.customer, "?pageSize=1&pageToken=" + page.path("nextPageToken"))
                .body("items.subject", contains(second));
        world.get(world.customer, "/v1/deadlines?before=tomorrow")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("before"));
    }

    @Test
    void is_a_calendar_for_whoever_asks_for_one() throws Exception {
        var request = world.submitted(world.agreement());

        var answer = given().header("Authorization", "Bearer " + world.customer)
                .accept("text/calendar")
                .get("/v1/deadlines");

        answer.then().statusCode(200);
        assertThat(answer.contentType()).startsWith("text/calendar");
        assertThat(answer.asString()).doesNotContain("@delta", "@noordzee", "Jansen", "Delta");
        var calendar = new CalendarBuilder().build(new StringReader(answer.asString()));
        var events = calendar.<VEvent>getComponents("VEVENT");
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).contains("the new partner answers");
            assertThat(event.getUrl().getValue()).startsWith("http").endsWith("/v1/partner-change-requests/" + request);
            assertThat(event.getDateTimeStart().getDate().toString())
                    .startsWith(world.show(world.customer, request)
                            .<String>path("deadlines[0].at")
                            .substring(0, 19));
        });
        given().header("Authorization", "Bearer " + world.customer)
                .accept("text/calendar")
                .get("/v1/deadlines?before=x")
                .then()
                .statusCode(400)
                .body("code", is("INVALID_VALUE"));
    }

    private ValidatableResponse deadlines(String who) {
        return deadlines(who, "");
    }

    private ValidatableResponse deadlines(String who, String query) {
        return world.get(who, "/v1/deadlines" + query).then().statusCode(200);
    }
}
