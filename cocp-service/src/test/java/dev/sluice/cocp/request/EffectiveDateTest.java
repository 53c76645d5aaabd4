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

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("Another effective day")
class EffectiveDateTest {

    @Inject
    BusinessClock clock;

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

    @Test
    void is_today_or_later_when_it_is_proposed_and_when_it_is_agreed() {
        var request = world.submitted(world.agreement());
        propose(world.customer, request, today().minusDays(1), Map.of())
                .then()
                .statusCode(422)
                .body("code", is("BACKDATED_NOT_ALLOWED"))
                .body("errors.pointer", contains("/date"));
        var today = today();
        var made = propose(world.customer, request, today, Map.of());
        made.then().statusCode(201);
        clock.standAt(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1000));
        agree(world.anna, request + "/effective-date-proposals/" + made.path("id") + "/agree?validateOnly=true")
                .then()
                .statusCode(200);

        clock.standAt(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());

        agree(world.anna, request, made.path("id")).then().statusCode(422).body("code", is("BACKDATED_NOT_ALLOWED"));
        world.show(world.anna, request).then().body("effectiveDateProposals[0].allowedActions", contains("refuse"));
        refuse(world.anna, request, made.path("id")).then().statusCode(200);
    }

    @Test
    void is_within_ten_years() {
        var request = world.submitted(world.agreement());
        var last = today().plusYears(10);

        propose(world.customer, request, last.plusDays(1), Map.of())
                .then()
                .statusCode(422)
                .body("code", is("DATE_TOO_FAR"))
                .body("errors.pointer", contains("/date"));
        propose(world.customer, request, last, Map.of()).then().statusCode(201);
        world.submit(world.submission(
                        Map.of("requestedEffectiveDate", last.plusDays(1).toString()), world.agreement()))
                .then()
                .statusCode(422)
                .body("code", is("DATE_TOO_FAR"))
                .body("errors.pointer", contains("/requestedEffectiveDate"));
    }

    @Test
    void cannot_be_had_once_a_licence_is_processed_although_nobody_has_swept() {
        var request = wishing(today().plusDays(30));
        var wish = proposals(request).<String>path("items[0].id");
        world.accept(world.anna, request);
        var processed = Instant.parse(world.show(world.customer, request).path("stateSince"))
                .plus(Duration.ofHours(24));

        clock.standAt(processed.minusNanos(1000));
        agree(world.anna, request + "/effective-date-proposals/" + wish + "/agree?validateOnly=true")
                .then()
                .statusCode(200);

        for (var at : List.of(processed, processed.plusNanos(1000))) {
            clock.standAt(at);
            agree(world.anna, request, wish)
                    .then()
                    .statusCode(409)
                    .body("code", is("PROPOSAL_NOT_OPEN"))
                    .body("state", is("LAPSED"))
                    .body("stateSince", is(processed.toString()));
            propose(world.customer, request, today().plusDays(5), Map.of())
                    .then()
                    .statusCode(409)
                    .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                    .body("state", is("GRACE_PERIOD"));
            world.show(world.anna, request).then().body("effectiveDateProposals[0].allowedActions", empty());
        }
    }

    @Test
    void is_refused_with_every_reason_at_once() {
        var kept = world.agreement();
        var request = world.submitted(kept, world.agreement());
        world.act(world.customer, request, "cancel", Map.of("licenseIds", List.of(kept), "reason", "kept"));

        propose(world.anna, request, today().minusDays(1), Map.of("licenseIds", List.of(kept, "FOREIGN")))
                .then()
                .statusCode(422)
                .body("code", is("LICENSE_NOT_IN_REQUEST"))
                .body(
                        "errors.code",
                        contains("LICENSE_NOT_IN_REQUEST", "BACKDATED_NOT_ALLOWED", "ACTION_NOT_ALLOWED_IN_STATE"))
                .body("errors.pointer", contains("/licenseIds/1", "/date", "/licenseIds/0"));
        world.post(world.anna, path(request), Map.of())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/date"));
    }

    @Test
    void is_between_customer_and_new_partner() {
        var request = wishing(today().plusDays(30));
        var wish = proposals(request).<String>path("items[0].id");

        agree(world.lars, request, wish).then().statusCode(403).body("code", is("NOT_PARTNER_OF_REQUEST"));
        agree(world.stranger, request, wish).then().statusCode(404);
        agree(world.vera, request, wish).then().statusCode(403).body("code", is("ROLE_NOT_ALLOWED"));
        agree(world.reader, request, wish).then().statusCode(403);
        agree(world.registry, request, wish).then().statusCode(403);
        agree(world.anna, request, request).then().statusCode(404);
        world.get(world.vera, path(request) + "/" + wish).then().statusCode(200).body("id", is(wish));
        world.get(world.lars, path(request) + "/" + wish).then().statusCode(404);
    }

    @Test
    void cannot_be_agreed_after_the_request_has_expired() {
        var request = wishing(today().plusDays(30));
        var wish = proposals(request).<String>path("items[0].id");
        var acceptBy = Instant.parse(world.show(world.customer, request).path("deadlines[0].at"));

        clock.standAt(acceptBy);

        agree(world.anna, request, wish).then().statusCode(409).body("code", is("PROPOSAL_NOT_OPEN"));
        propose(world.anna, request, today().plusDays(5), Map.of())
                .then()
                .statusCode(409)
                .body("code", is("REQUEST_EXPIRED"));
    }

    private String wishing(LocalDate day) {
        var answer =
                world.submit(world.submission(Map.of("requestedEffectiveDate", day.toString()), world.agreement()));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private Response propose(String who, String request, LocalDate day, Map<String, ?> more) {
        var body = new HashMap<String, Object>(more);
        body.put("date", day.toString());
        return world.post(who, path(request), body);
    }

    private Response agree(String who, String request, String proposal) {
        return agree(who, request + "/effective-date-proposals/" + proposal + "/agree");
    }

    private Response agree(String who, String path) {
        return world.post(who, "/v1/partner-change-requests/" + path, Map.of());
    }

    private Response refuse(String who, String request, String proposal) {
        return world.post(who, path(request) + "/" + proposal + "/refuse", Map.of("comment", "too late"));
    }

    private Response proposals(String request) {
        return world.get(world.customer, path(request));
    }

    private static String path(String request) {
        return "/v1/partner-change-requests/" + request + "/effective-date-proposals";
    }

    private static String timeline(String request) {
        return "/v1/partner-change-requests/" + request + "/timeline";
    }

    private LocalDate today() {
        return day(clock.now());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
