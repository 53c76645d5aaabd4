package dev.sluice.cocp.request;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A change of partner")
class ChangeOfPartnerTest {

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @Test
    void goes_from_the_submission_to_the_new_partner_of_record() {
        var licence = world.agreement();
        var request = world.submitted(licence);

        world.accept(world.anna, request).then().statusCode(200).body("state", is("ACCEPTED"));
        world.sweep();
        world.show(world.customer, request).then().body("state", is("PENDING_REVIEW"));
        world.advance(Duration.ofDays(1));
        var effectiveDate = world.show(world.customer, request)
                .then()
                .body("state", is("GRACE_PERIOD"))
                .body("items[0].effectiveDate", not(nullValue()))
                .extract()
                .<String>path("items[0].effectiveDate");
        world.get(world.customer, "/v1/agreements/" + licence)
                .then()
                .body("partnerOfRecord.pcn", is(world.fjordPcn))
                .body("eligibility.eligible", is(false))
                .body("changeInProgress.state", is("GRACE_PERIOD"));
        world.advance(Duration.ofDays(90));

        world.show(world.customer, request).then().body("state", is("COMPLETED"));
        world.get(world.customer, "/v1/agreements/" + licence)
                .then()
                .body("partnerOfRecord.pcn", is(world.noordzeePcn))
                .body("partnerOfRecord.partnerTenantId", is(world.noordzee.toString()))
                .body("partnerOfRecord.name", is("Noordzee Licenties BV"))
                .body("partnerOfRecord.since", is(effectiveDate + "T00:00:00Z"))
                .body("eligibility.eligible", is(true))
                .body("changeInProgress", nullValue());
        world.get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body(
                        "items.type",
                        contains(
                                "partner-change.requested.v1",
                                "partner-change.accepted.v1",
                                "partner-change.review-started.v1",
                                "partner-change.grace-started.v1",
                                "partner-change.reminder-due.v1",
                                "partner-change.reminder-due.v1",
                                "partner-change.reminder-due.v1",
                                "partner-change.completed.v1"))
                .body("items[4].data.daysBefore", is(30));
    }

    @Test
    void ends_when_the_new_partner_declines() {
        var licence = world.agreement();
        var request = world.submitted(licence);

        world.act(world.anna, request, "decline", Map.of("reason", "no capacity"))
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"))
                .body("items[0].declinedBy", is("NEW_PARTNER"));

        world.get(world.customer, "/v1/agreements/" + licence).then().body("partnerOfRecord.pcn", is(world.fjordPcn));
        world.submitted(licence);
    }
}
