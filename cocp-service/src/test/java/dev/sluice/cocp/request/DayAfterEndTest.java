package dev.sluice.cocp.request;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A day on which an agreement has ended already")
class DayAfterEndTest {

    private static final String CODE = "EFFECTIVE_AFTER_AGREEMENT_END";

    @Inject
    BusinessClock clock;

    World world;
    LocalDate end;
    String ending;

    @BeforeEach
    void register() {
        world = World.registered();
        end = EffectiveDatePolicy.day(clock.now()).plusDays(200);
        ending = world.agreement(Map.of("endDate", end.toString()));
    }

    @Test
    void is_warned_of_when_the_customer_asks_for_it() {
        var lasting = world.agreement();
        var wished = Map.of("requestedEffectiveDate", end.plusDays(1).toString());

        world.submit(world.submission(wished, lasting, ending))
                .then()
                .statusCode(201)
                .body("warnings.code", contains(CODE))
                .body("warnings.pointer", contains("/requestedEffectiveDate"))
                .body(
                        "warnings.message",
                        contains(stringContainsInOrder(ending, end.plusDays(1).toString())))
                .body("effectiveDateProposals[0].warnings.pointer", contains("/date"));
    }

    @Test
    void is_warned_of_to_both_sides_whoever_proposes_it_and_may_be_agreed() {
        var request = world.submitted(ending);

        var proposed = propose(world.anna, request, end.plusDays(1));
        proposed.then()
                .statusCode(201)
                .body("warnings.code", contains(CODE))
                .body("warnings.pointer", contains("/date"))
                .body("warnings.message", everyItem(not(endNamed())));
        world.get(world.customer, "/v1/partner-change-requests/" + request + "/effective-date-proposals")
                .then()
                .body("items[0].warnings.code", contains(CODE));
        world.post(
                        world.customer,
                        "/v1/partner-change-requests/" + request + "/effective-date-proposals/"
                                + proposed.<String>path("id") + "/agree",
                        Map.of())
                .then()
                .statusCode(200)
                .body("state", is("AGREED"))
                .body("warnings.code", contains(CODE));
    }

    @Test
    void is_not_the_last_day_itself_and_counts_for_the_licences_it_is_about_alone() {
        var lasting = world.agreement();
        var request = world.submitted(ending, lasting);

        propose(world.customer, request, end).then().statusCode(201).body("warnings", empty());
        world.post(
                        world.anna,
                        "/v1/partner-change-requests/" + request + "/effective-date-proposals",
                        Map.of("date", end.plusDays(1).toString(), "licenseIds", List.of(lasting)))
                .then()
                .statusCode(201)
                .body("warnings", empty());
    }

    private Response propose(String who, String request, LocalDate day) {
        return world.post(
                who,
                "/v1/partner-change-requests/" + request + "/effective-date-proposals",
                Map.of("date", day.toString()));
    }

    private Matcher<String> endNamed() {
        return stringContainsInOrder(end.toString());
    }
}
