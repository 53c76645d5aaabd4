package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Sweep;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A deadline")
class DeadlineTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Inject
    BusinessClock clock;

    @Inject
    Sweep sweep;

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @AfterEach
    void run() {
        clock.runAhead(clock.offset());
    }

    @Test
    void lets_an_answer_through_a_microsecond_before_it() {
        var request = world.submitted(world.agreement());
        clock.standAt(acceptBy(request).minus(MICROSECOND));

        world.accept(world.anna, request).then().statusCode(200).body("state", is("ACCEPTED"));
    }

    @Test
    void binds_at_its_instant_although_nobody_has_swept() {
        var request = world.submitted(world.agreement());
        var acceptBy = acceptBy(request);

        for (var at : List.of(acceptBy, acceptBy.plus(MICROSECOND))) {
            clock.standAt(at);
            world.accept(world.anna, request)
                    .then()
                    .statusCode(409)
                    .body("code", is("REQUEST_EXPIRED"))
                    .body("state", is("EXPIRED"))
                    .body("stateSince", is(acceptBy.toString()));
            world.cancel(world.customer, request)
                    .then()
                    .statusCode(409)
                    .body("code", is("CANCEL_NOT_ALLOWED_IN_STATE"));
        }
    }

    @Test
    void that_has_passed_frees_the_agreement_although_nobody_has_swept() {
        var licence = world.agreement();
        var request = world.submitted(licence);
        clock.standAt(acceptBy(request));

        world.submitted(licence);

        assertThat(world.stateOf(request)).isEqualTo("EXPIRED");
    }

    @Test
    void of_the_effective_day_ends_the_change_although_nobody_has_swept() {
        var licence = world.agreement();
        var request = world.submitted(licence);
        world.accept(world.anna, request);
        world.advance(Duration.ofHours(25));
        var effectiveAt = Instant.parse(world.show(world.customer, request).path("deadlines[0].at"));
        var again = world.submission(licence);

        clock.standAt(effectiveAt.minus(MICROSECOND));
        world.post(world.customer, "/v1/partner-change-requests?validateOnly=true", again)
                .then()
                .statusCode(409)
                .body("code", is("COCP_ALREADY_OPEN"))
                .body("errors[0].eligibleFrom", is(effectiveAt.toString()));
        for (var at : List.of(effectiveAt, effectiveAt.plus(MICROSECOND))) {
            clock.standAt(at);
            world.post(world.customer, "/v1/partner-change-requests?validateOnly=true", again)
                    .then()
                    .statusCode(422)
                    .body("errors.code", contains("SAME_PARTNER"));
            world.cancel(world.customer, request).then().statusCode(409).body("state", is("COMPLETED"));
        }
    }

    @Test
    void is_announced_with_its_own_instant_and_reminded_of_on_days_three_seven_and_nine() {
        var request = world.submitted(world.agreement());
        var initiated = Instant.parse(world.show(world.customer, request).path("initiatedAt"));

        world.advance(Duration.ofDays(11));

        assertThat(world.stateOf(request)).isEqualTo("EXPIRED");
        world.get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body(
                        "items.at",
                        contains(
                                initiated.toString(),
                                initiated.plus(Duration.ofDays(3)).toString(),
                                initiated.plus(Duration.ofDays(7)).toString(),
                                initiated.plus(Duration.ofDays(9)).toString(),
                                initiated.plus(Duration.ofDays(10)).toString()))
                .body("items.type.last()", is("partner-change.expired.v1"));
        world.get(world.lars, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body("items.type", contains("partner-change.requested.v1", "partner-change.expired.v1"));
    }

    @Test
    void that_was_missed_in_an_outage_is_reminded_of_once() {
        var request = world.submitted(world.agreement());
        var initiated = Instant.parse(world.show(world.customer, request).path("initiatedAt"));
        clock.standAt(initiated.plus(Duration.ofDays(8)));

        while (sweep.runDue(clock.now()) > 0) {
            // until all is announced
        }

        world.get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body(
                        "items.at",
                        contains(
                                initiated.toString(),
                                initiated.plus(Duration.ofDays(7)).toString()));
    }

    @Test
    void is_not_reminded_of_after_the_answer() {
        var request = world.submitted(world.agreement());
        world.act(world.anna, request, "decline", Map.of());

        world.advance(Duration.ofDays(11));

        world.get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body("items.type", contains("partner-change.requested.v1", "partner-change.declined.v1"));
    }

    @Test
    void of_a_cancellation_is_at_once() {
        var request = world.submitted(world.agreement());
        world.cancel(world.customer, request).then().statusCode(200).body("state", is("CANCELLATION_IN_PROGRESS"));

        world.sweep();

        assertThat(world.stateOf(request)).isEqualTo("CANCELED");
    }

    private Instant acceptBy(String request) {
        return Instant.parse(world.show(world.customer, request).path("deadlines[0].at"));
    }
}
