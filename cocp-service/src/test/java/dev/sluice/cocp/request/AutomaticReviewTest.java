package dev.sluice.cocp.request;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A review that completes by itself")
class AutomaticReviewTest {

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @Test
    void is_found_started_by_whoever_starts_it_as_well() {
        var request = world.submitted(world.agreement());
        world.accept(world.anna, request);

        for (int time = 0; time < 2; time++) {
            world.act(world.registry, request, "review/start", Map.of())
                    .then()
                    .statusCode(200)
                    .header("ETag", is("\"3\""))
                    .body("state", is("PENDING_REVIEW"));
        }
        world.act(world.registry, request, "review/complete", Map.of())
                .then()
                .statusCode(200)
                .body("state", is("GRACE_PERIOD"));
        world.act(world.registry, request, "review/start", Map.of())
                .then()
                .statusCode(409)
                .body("state", is("GRACE_PERIOD"));
    }

    @Test
    void keeps_others_off_until_the_projected_day() {
        var licence = world.agreement();
        var request = world.submitted(licence);
        world.accept(world.anna, request);
        var day = world.show(world.customer, request).<String>path("items[0].projectedEffectiveDate.date");

        world.submit(world.submission(licence))
                .then()
                .statusCode(409)
                .body("code", is("COCP_ALREADY_OPEN"))
                .body("errors[0].eligibleFrom", is(day + "T00:00:00Z"));
    }

    @Test
    void leaves_the_lists_when_its_part_of_the_package_is_processed() {
        var first = world.agreement();
        var second = world.agreement();
        var request = world.submitted(first, second);
        world.act(world.anna, request, "accept", Map.of("licenseIds", List.of(first)));
        world.advance(Duration.ofHours(12));
        world.act(world.anna, request, "accept", Map.of("licenseIds", List.of(second)));
        world.advance(Duration.ofHours(13));

        world.get(world.customer, "/v1/deadlines").then().body("items.kind", contains("REVIEW", "EFFECTIVE_DATE"));
    }
}
