package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
@DisplayName("A review by operations")
class ReviewTest {

    @Inject
    BusinessClock clock;

    @Inject
    AnswerDesk answers;

    @Inject
    LockedRequests requests;

    @Inject
    ChangeNews news;

    @Inject
    ChangeDeadlines deadlines;

    @Inject
    CocpConfig config;

    World world;

    /** The setting {@code sluice.cocp.review=manual}, for this test alone. */
    @BeforeEach
    void register() {
        world = World.registered();
        QuarkusMock.installMockForInstance(
                new AnswerDesk(
                        requests, news, deadlines, new ReviewPlan(config.reviewDelay(), config.reviewLimit(), false)),
                answers);
    }

    @AfterEach
    void run() {
        clock.runAhead(clock.offset());
    }

    @Test
    void waits_for_a_person_who_starts_and_completes_it() {
        var request = accepted();
        world.advance(Duration.ofHours(30));
        assertThat(world.stateOf(request)).isEqualTo("ACCEPTED");
        world.show(world.registry, request).then().body("allowedActions", contains("review/start", "review/complete"));

        review(request, "start")
                .then()
                .statusCode(200)
                .body("state", is("PENDING_REVIEW"))
                .body("version", is(3));
        world.show(world.registry, request).then().body("allowedActions", contains("review/complete", "review/reject"));
        review(request, "complete").then().statusCode(200).body("state", is("GRACE_PERIOD"));

        var view = world.show(world.customer, request);
        view.then().body("deadlines.kind", contains("EFFECTIVE_DATE")).body("items[0].effectiveDate", notNullValue());
        world.get(world.lars, timeline(request))
                .then()
                .body(
                        "items.type",
                        contains(
                                "partner-change.requested.v1",
                                "partner-change.accepted.v1",
                                "partner-change.review-started.v1",
                                "partner-change.grace-started.v1"));
        world.advance(Duration.ofDays(91));
        assertThat(world.stateOf(request)).isEqualTo("COMPLETED");
    }

    @Test
    void may_be_completed_without_having_been_started() {
        var request = accepted();

        review(request, "complete").then().statusCode(200).body("state", is("GRACE_PERIOD"));
        review(request, "complete")
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("GRACE_PERIOD"))
                .body("stateSince", notNullValue())
                .body("errors[0].remedies", hasSize(1));
    }

    @Test
    void may_reject_with_a_reason_that_the_old_partner_does_not_hear() {
        var licence = world.agreement();
        var request = world.submitted(licence);
        review(request, "start").then().statusCode(409).body("state", is("IN_PROGRESS"));
        world.accept(world.anna, request);
        reject(request, "no signature").then().statusCode(409).body("state", is("ACCEPTED"));
        review(request, "start");
        world.act(world.registry, request, "review/reject", Map.of())
                .then()
                .statusCode(400)
                .body("code", is("REASON_REQUIRED"));

        reject(request, "no signature")
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"))
                .body("items[0].declinedBy", is("MICROSOFT"));

        world.get(world.customer, timeline(request))
                .then()
                .body("items.last().type", is("partner-change.declined.v1"))
                .body("items.last().actor", is("OPERATIONS"))
                .body("items.last().data.reason", is("no signature"));
        world.get(world.lars, timeline(request))
                .then()
                .body("items.last().data.declinedBy", is("MICROSOFT"))
                .body("items.last().data.reason", nullValue());
        world.show(world.customer, request).then().body("deadlines", empty());
        world.get(world.customer, "/v1/agreements/" + licence).then().body("partnerOfRecord.pcn", is(world.fjordPcn));
        world.submitted(licence);
    }

    @Test
    void is_for_the_operations_desk_and_can_be_tried() {
        var request = accepted();

        for (var caller : List.of(world.customer, world.anna, world.lars)) {
            world.act(caller, request, "review/complete", Map.of()).then().statusCode(403);
        }
        review(request, "complete?validateOnly=true").then().statusCode(200).body("state", is("GRACE_PERIOD"));
        assertThat(world.stateOf(request)).isEqualTo("ACCEPTED");
        world.get(world.registry, "/v1/audit-records?resourceType=partner_change_request&resourceId=" + request)
                .then()
                .body("items.operation", not(hasItem("process_partner_change_request")));
    }

    @Test
    void is_overdue_at_its_limit_and_then_stands_among_what_is_stuck() {
        var request = accepted();
        var limit = Instant.parse(world.show(world.customer, request).path("stateSince"))
                .plus(Duration.ofHours(48));
        world.show(world.customer, request).then().body("deadlines.at", contains(limit.toString()));

        clock.standAt(limit.minusNanos(1000));
        assertThat(stuck()).doesNotContain(request);
        clock.standAt(limit);
        assertThat(stuck()).contains(request);
        clock.runAhead(clock.offset());
        world.advanceTo(limit.plusNanos(1000));

        world.get(world.customer, timeline(request))
                .then()
                .body("items.last().type", is("partner-change.overdue.v1"))
                .body("items.last().at", is(limit.toString()))
                .body("items.last().data.limit", is("PT48H"));
        review(request, "complete").then().statusCode(200);
        assertThat(stuck()).doesNotContain(request);
        world.advance(Duration.ofDays(1));
        world.get(world.customer, timeline(request))
                .then()
                .body("items.findAll { it.type == 'partner-change.overdue.v1' }", hasSize(1));
    }

    private String accepted() {
        var request = world.submitted(world.agreement());
        world.accept(world.anna, request).then().statusCode(200);
        return request;
    }

    private Response review(String request, String verb) {
        return world.act(world.registry, request, "review/" + verb, Map.of());
    }

    private Response reject(String request, String reason) {
        return world.act(world.registry, request, "review/reject", Map.of("reason", reason));
    }

    private List<String> stuck() {
        return world.get(world.registry, "/v1/stuck").path("items.subject");
    }

    private static String timeline(String request) {
        return "/v1/partner-change-requests/" + request + "/timeline";
    }
}
