package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("Another effective day")
class EffectiveDateTest extends Agreeing {

    @Test
    void wished_by_the_customer_is_agreed_by_the_new_partner_and_told_to_everybody() {
        var day = today().plusDays(30);
        var request = wishing(day);
        var wish = proposals(request).<String>path("items[0].id");

        agree(world.anna, request, wish)
                .then()
                .statusCode(200)
                .body("state", is("AGREED"))
                .body("consents.party", contains("CUSTOMER", "NEW_PARTNER"))
                .body("consents.at", hasSize(2))
                .body("answeredBy", is("NEW_PARTNER"))
                .body("allowedActions", empty())
                .body("version", is(2));

        for (var party : List.of(world.customer, world.anna, world.lars)) {
            world.show(party, request)
                    .then()
                    .body("items[0].projectedEffectiveDate.date", is(day.toString()))
                    .body("items[0].projectedEffectiveDate.anchor", is("AGREED"))
                    .body("items[0].projectedEffectiveDate.basis", is("agreed"))
                    .body("anchor", is("PROCESSED"));
            world.get(party, timeline(request))
                    .then()
                    .body("items.type", hasItem("partner-change.effective-date-agreed.v1"));
        }
        world.accept(world.anna, request);
        world.advance(Duration.ofHours(25));
        world.show(world.customer, request)
                .then()
                .body("state", is("GRACE_PERIOD"))
                .body("items[0].effectiveDate", is(day.toString()));
        world.get(world.customer, timeline(request))
                .then()
                .body("items.findAll { it.type == 'partner-change.grace-started.v1' }.data.anchor", contains("AGREED"));
        world.advanceTo(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(world.stateOf(request)).isEqualTo("COMPLETED");
    }

    @Test
    void is_proposed_by_either_side_in_turn_and_each_answer_is_on_the_timeline() {
        var request = world.submitted(world.agreement());
        var first = today().plusDays(20);
        var second = today().plusDays(40);

        var made = propose(world.anna, request, first, Map.of("comment", "after our holidays"));
        made.then()
                .statusCode(201)
                .header("Location", endsWith("/effective-date-proposals/" + made.path("id")))
                .header("ETag", is("\"2\""))
                .body("date", is(first.toString()))
                .body("proposedBy", is("NEW_PARTNER"))
                .body("state", is("OPEN"))
                .body("consents.party", contains("NEW_PARTNER"))
                .body("allowedActions", empty());
        propose(world.anna, request, second, Map.of())
                .then()
                .statusCode(409)
                .body("code", is("NOT_YOUR_TURN"))
                .body("errors[0].remedies[0].who", is("CUSTOMER"));
        agree(world.anna, request, made.path("id")).then().statusCode(409).body("code", is("NOT_YOUR_TURN"));
        world.show(world.customer, request)
                .then()
                .body("effectiveDateProposals[0].allowedActions", contains("agree", "refuse"))
                .body("links.effectiveDateProposals", notNullValue());
        world.show(world.anna, request).then().body("links.effectiveDateProposals", nullValue());
        world.show(world.vera, request).then().body("effectiveDateProposals[0].allowedActions", empty());

        var countered = propose(world.customer, request, second, Map.of())
                .then()
                .statusCode(201)
                .extract();
        proposals(request).then().body("items.state", contains("COUNTERED", "OPEN"));
        refuse(world.anna, request, countered.path("id"))
                .then()
                .statusCode(200)
                .body("state", is("REFUSED"))
                .body("consents.party", contains("CUSTOMER"));
        agree(world.customer, request, made.path("id"))
                .then()
                .statusCode(409)
                .body("code", is("PROPOSAL_NOT_OPEN"))
                .body("state", is("COUNTERED"))
                .body("stateSince", notNullValue());
        world.get(world.customer, timeline(request))
                .then()
                .body(
                        "items.type",
                        contains(
                                "partner-change.requested.v1",
                                "partner-change.effective-date-proposed.v1",
                                "partner-change.effective-date-proposed.v1",
                                "partner-change.effective-date-refused.v1"))
                .body("items[1].data.comment", is("after our holidays"))
                .body("items[3].data.comment", is("too late"));
        world.get(world.lars, timeline(request)).then().body("items", hasSize(1));
        world.get(world.lars, "/v1/partner-change-requests/" + request + "/effective-date-proposals")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void may_be_for_some_licences_only() {
        var early = world.agreement();
        var usual = world.agreement();
        var request = world.submitted(early, usual);
        var day = today().plusDays(10);

        var made = propose(world.customer, request, day, Map.of("licenseIds", List.of(early)));
        made.then().statusCode(201).body("licenseIds", contains(early));
        propose(world.customer, request, day.plusDays(1), Map.of("licenseIds", List.of(usual)))
                .then()
                .statusCode(201);
        agree(world.anna, request, made.path("id"));
        world.accept(world.anna, request);
        world.advance(Duration.ofHours(25));

        var view = world.show(world.customer, request);
        view.then().body("items.state", contains("GRACE_PERIOD", "GRACE_PERIOD"));
        assertThat(view.<String>path("items[0].effectiveDate")).isEqualTo(day.toString());
        assertThat(LocalDate.parse(view.path("items[1].effectiveDate"))).isAfter(day.plusDays(70));
        proposals(request).then().body("items.state", contains("AGREED", "LAPSED"));
        world.get(world.customer, timeline(request))
                .then()
                .body(
                        "items.findAll { it.type == 'partner-change.grace-started.v1' }.data.anchor",
                        containsInAnyOrder("AGREED", "PROCESSED"));
        world.advanceTo(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        world.show(world.customer, request).then().body("items.state", contains("COMPLETED", "GRACE_PERIOD"));
    }

    @Test
    void that_is_over_when_processing_ends_becomes_the_day_of_processing() {
        var request = wishing(today());
        agree(world.anna, request, proposals(request).path("items[0].id"))
                .then()
                .statusCode(200);
        world.accept(world.anna, request);

        world.advance(Duration.ofHours(25));

        var view = world.show(world.customer, request);
        view.then().body("state", is("COMPLETED"));
        var processedAt = Instant.parse(view.path("stateSince"));
        assertThat(LocalDate.parse(view.path("items[0].effectiveDate"))).isEqualTo(day(processedAt));
        world.get(world.customer, timeline(request))
                .then()
                .body("items.type", not(hasItem("partner-change.grace-started.v1")));
        world.get(world.customer, "/v1/agreements/" + view.path("items[0].licenseId"))
                .then()
                .body("partnerOfRecord.pcn", is(world.noordzeePcn));
    }
}
