package dev.sluice.cocp.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.cocp.World;
import dev.sluice.cocp.database.Statements;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples of the programme, one by one: V are submissions, T what follows. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("Worked example")
class WorkedExamplesTest {

    @Inject
    BusinessClock clock;

    @Inject
    Statements statements;

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
    void v1_a_verified_contact_is_written_to_and_nothing_is_warned_of() {
        var request = submit(Map.of(), world.agreement())
                .statusCode(201)
                .body("state", is("IN_PROGRESS"))
                .body("warnings", empty())
                .extract()
                .<String>path("id");

        assertThat(addresses(request)).contains("anna@noordzee.example");
    }

    @Test
    void v2_an_unknown_pcn_stops_it_and_nothing_is_stored() {
        submit(Map.of("newPartnerPcn", "ZZZZ9999"), world.agreement())
                .statusCode(422)
                .body("code", is("PCN_UNKNOWN"));
        world.get(world.customer, "/v1/partner-change-requests").then().body("items", empty());
    }

    @Test
    void v3_a_blocked_partner_stops_it() {
        world.partner(UUID.randomUUID(), "Blocked Partner NV", "BL0C" + world.tag, "BE", false);
        submit(Map.of("newPartnerPcn", "BL0C" + world.tag), world.agreement())
                .statusCode(422)
                .body("code", is("PCN_NOT_ALLOWED"))
                .body("errors[0].remedies.who", contains("NEW_PARTNER", "CUSTOMER"));
    }

    @Test
    void v4_an_unverified_contact_is_not_written_to_and_anna_can_still_accept() {
        var request = submit(Map.of("partnerContactEmail", "someone@else.example"), world.agreement())
                .statusCode(201)
                .body("warnings.code", contains("CONTACT_UNVERIFIED"))
                .extract()
                .<String>path("id");

        assertThat(addresses(request)).doesNotContain("someone@else.example", "anna@noordzee.example");
        world.accept(world.anna, request).then().statusCode(200);
    }

    @Test
    void v5_a_reason_is_required() {
        submit(Map.of("reason", ""), world.agreement()).statusCode(400).body("code", is("REASON_REQUIRED"));
    }

    @Test
    void v6_what_is_eligible_goes_on_and_v20_the_dry_run_says_the_same_and_stores_nothing() {
        var eligible = world.agreement();
        var expired = world.agreement(Map.of("status", "EXPIRED", "endDate", "2025-12-31"));
        var dry = world.post(
                world.customer, "/v1/partner-change-requests?validateOnly=true", world.submission(eligible, expired));
        for (var answer : List.of(dry, world.submit(world.submission(eligible, expired)))) {
            answer.then()
                    .statusCode(answer == dry ? 200 : 201)
                    .body("items.licenseId", contains(eligible))
                    .body("refusedItems.licenseId", contains(expired))
                    .body("refusedItems[0].reasons.code", contains("AGREEMENT_NOT_ACTIVE"));
        }
        world.get(world.customer, "/v1/partner-change-requests").then().body("items", hasSize(1));
    }

    @Test
    void v7_v8_nothing_goes_on_of_agreements_that_are_over_out_of_scope_or_served_by_the_vendor() {
        refusedAs("AGREEMENT_NOT_ACTIVE", Map.of("status", "EXPIRED"));
        refusedAs("AGREEMENT_NOT_ACTIVE", Map.of("status", "ENDED"));
        for (var program : List.of("MPSA", "SELECT", "SELECT_PLUS", "OPEN_VALUE", "SPLA")) {
            refusedAs("AGREEMENT_PROGRAM_OUT_OF_SCOPE", Map.of("program", program, "billing", "", "endDate", ""));
        }
        refusedAs("MSEDS_AGREEMENT", Map.of("mseds", true, "currentPartnerPcn", ""));
        submit(Map.of(), world.agreement(Map.of("program", "EAS"))).statusCode(201);
    }

    @Test
    void v10_the_trade_status_of_the_customer_has_to_be_approved() {
        for (var status : List.of("PENDING", "BLOCKED")) {
            world.replace("/v1/customers/" + world.delta, "*", World.customerBody(status));
            refusedAs("TRADE_STATUS_NOT_APPROVED", Map.of());
        }
    }

    @Test
    void v11_a_reader_may_not_submit() {
        world.post(world.reader, "/v1/partner-change-requests", world.submission(world.agreement()))
                .then()
                .statusCode(403)
                .body("code", is("NOT_AUTHORIZED_ON_AGREEMENT"));
    }

    @Test
    void v12_the_present_partner_cannot_be_the_new_one() {
        submit(Map.of("newPartnerPcn", world.fjordPcn), world.agreement())
                .statusCode(422)
                .body("code", is("NO_ELIGIBLE_LICENSE"))
                .body("errors.code", contains("SAME_PARTNER"));
    }

    @Test
    void v13_a_second_request_from_the_other_portal_is_told_of_the_first() {
        var licence = world.agreement();
        var first = world.submitted(licence);
        var acceptBy = world.show(world.customer, first).<String>path("deadlines[0].at");
        submit(Map.of("channel", "AZURE_PORTAL"), licence)
                .statusCode(409)
                .body("code", is("COCP_ALREADY_OPEN"))
                .body("requestId", is(first))
                .body("channel", is("M365_ADMIN_CENTER"))
                .body("state", is("IN_PROGRESS"))
                .body("errors[0].eligibleFrom", is(acceptBy))
                .body("errors[0].remedies[0].link", is("/v1/partner-change-requests/" + first));
    }

    @Test
    void v14_twenty_licences_go_and_twenty_one_do_not() {
        var licences = Stream.generate(world::agreement).limit(21).toArray(String[]::new);
        submit(Map.of(), licences).statusCode(422).body("code", is("TOO_MANY_LICENSES"));
        submit(Map.of(), List.of(licences).subList(0, 20).toArray(String[]::new))
                .statusCode(201)
                .body("items", hasSize(20));
    }

    @Test
    void v15_direct_and_indirect_agreements_have_both_forms() {
        submit(Map.of(), world.agreement(), world.agreement(Map.of("billing", "DIRECT")))
                .statusCode(201)
                .body("form", is("BOTH"));
    }

    @Test
    void v17_yesterday_is_refused_and_today_is_not() {
        var today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        submit(Map.of("requestedEffectiveDate", today.minusDays(1).toString()), world.agreement())
                .statusCode(422)
                .body("code", is("BACKDATED_NOT_ALLOWED"))
                .body("errors.pointer", contains("/requestedEffectiveDate"));
        submit(Map.of("requestedEffectiveDate", today.toString()), world.agreement())
                .statusCode(201);
    }

    @Test
    void v18_a_wish_that_nobody_agrees_to_leaves_the_default() {
        var wished =
                LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).plusDays(30).toString();
        var request = submit(Map.of("requestedEffectiveDate", wished), world.agreement())
                .statusCode(201)
                .body("effectiveDateProposals.state", contains("OPEN"))
                .extract()
                .<String>path("id");
        world.accept(world.anna, request);
        var accepted = Instant.parse(world.show(world.customer, request).path("stateSince"));

        world.advance(Duration.ofHours(25));

        world.show(world.customer, request)
                .then()
                .body(
                        "items[0].effectiveDate",
                        is(day(accepted.plus(Duration.ofHours(24))).plusDays(90).toString()))
                .body("effectiveDateProposals.state", contains("LAPSED"));
    }

    @Test
    void v19_terms_and_the_whole_name_of_who_signs_are_required() {
        submit(Map.of("termsAccepted", false), world.agreement())
                .statusCode(400)
                .body("code", is("TERMS_NOT_ACCEPTED"));
        submit(Map.of("termsAccepted", ""), world.agreement()).statusCode(400).body("code", is("TERMS_NOT_ACCEPTED"));
        submit(Map.of("signatory", Map.of("firstName", "Eva", "lastName", "")), world.agreement())
                .statusCode(400)
                .body("code", is("SIGNATORY_REQUIRED"));
        submit(Map.of("signatory", ""), world.agreement()).statusCode(400).body("code", is("SIGNATORY_REQUIRED"));
    }

    @Test
    void t1_t2_t10_a_request_that_nobody_answers_expires_after_ten_days_and_three_reminders() {
        var request = world.submitted(world.agreement());
        var initiated = Instant.parse(world.show(world.customer, request).path("initiatedAt"));
        var deadline = initiated.plus(Duration.ofDays(10));
        clock.standAt(deadline.minusSeconds(1));
        world.act(world.anna, request, "accept?validateOnly=true", Map.of())
                .then()
                .statusCode(200);
        clock.runAhead(clock.offset());

        world.advanceTo(deadline.plusSeconds(1));

        world.show(world.customer, request)
                .then()
                .body("state", is("EXPIRED"))
                .body("stateSince", is(deadline.toString()));
        world.accept(world.anna, request)
                .then()
                .statusCode(409)
                .body("code", is("REQUEST_EXPIRED"))
                .body("errors[0].remedies.who", contains("CUSTOMER"));
        timeline(request)
                .body(
                        "items.findAll { it.type == 'partner-change.reminder-due.v1' }.at",
                        contains(
                                initiated.plus(Duration.ofDays(3)).toString(),
                                initiated.plus(Duration.ofDays(7)).toString(),
                                initiated.plus(Duration.ofDays(9)).toString()));
    }

    @Test
    void t3_a_declined_licence_keeps_its_partner_and_can_be_asked_for_again() {
        var licence = world.agreement();
        var request = world.submitted(licence);
        world.act(world.anna, request, "decline", Map.of())
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"));
        world.get(world.customer, "/v1/agreements/" + licence).then().body("partnerOfRecord.pcn", is(world.fjordPcn));
        world.submitted(licence);
    }

    @Test
    void t4_one_of_three_is_called_off_and_two_go_on() {
        var off = world.agreement();
        var request = world.submitted(world.agreement(), off, world.agreement());
        world.act(world.customer, request, "cancel", Map.of("licenseIds", List.of(off), "reason", "kept"))
                .then()
                .statusCode(200)
                .body("state", is("MIXED"))
                .body("items.state", contains("IN_PROGRESS", "CANCELLATION_IN_PROGRESS", "IN_PROGRESS"));
        world.sweep();
        world.show(world.anna, request).then().body("counts.CANCELED", is(1)).body("counts.IN_PROGRESS", is(2));
        world.get(world.anna, "/v1/partner-change-requests/" + request + "/timeline")
                .then()
                .body("items.type.last()", is("partner-change.canceled.v1"))
                .body("items.last().licenseIds", contains(off));
    }

    @Test
    void t5_t7_t8_nobody_else_decides_and_nothing_is_called_off_after_the_acceptance() {
        var request = world.submitted(world.agreement());
        world.accept(world.lars, request).then().statusCode(403).body("code", is("NOT_PARTNER_OF_REQUEST"));
        world.accept(world.vera, request).then().statusCode(403);
        world.accept(world.bert, request).then().statusCode(403);
        world.accept(world.anna, request).then().statusCode(200);
        world.cancel(world.customer, request)
                .then()
                .statusCode(409)
                .body("code", is("CANCEL_NOT_ALLOWED_IN_STATE"))
                .body("errors.code", everyItem(is("CANCEL_NOT_ALLOWED_IN_STATE")))
                .body("state", is("ACCEPTED"))
                .body("stateSince", notNullValue());
    }

    @Test
    void t9_an_acceptance_that_is_sent_twice_under_one_key_is_one() {
        var request = world.submitted(world.agreement());
        var key = UUID.randomUUID().toString();
        var first = acceptUnder(key, request);
        var second = acceptUnder(key, request);
        assertThat(second.asString()).isEqualTo(first.asString());
        timeline(request).body("items.type.findAll { it == 'partner-change.accepted.v1' }", hasSize(1));
    }

    @Test
    void t11_the_form_exists_after_the_acceptance_alone() {
        var request = world.submitted(world.agreement());
        var called = world.submitted(world.agreement());
        form(request).statusCode(409).body("code", is("FORM_NOT_AVAILABLE"));
        world.accept(world.anna, request);
        world.cancel(world.customer, called);
        form(request).statusCode(200).contentType(containsString("application/pdf"));
        form(called).statusCode(409);
    }

    private void refusedAs(String code, Map<String, ?> agreement) {
        submit(Map.of(), world.agreement(agreement))
                .statusCode(422)
                .body("code", is("NO_ELIGIBLE_LICENSE"))
                .body("errors.code", contains(code))
                .body("errors.pointer", contains("/licenseIds/0"))
                .body("errors[0].remedies", hasSize(1));
    }

    private ValidatableResponse submit(Map<String, ?> differences, String... licences) {
        return world.submit(world.submission(differences, licences)).then();
    }

    private Response acceptUnder(String key, String request) {
        return given().header("Authorization", "Bearer " + world.anna)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{}")
                .post("/v1/partner-change-requests/" + request + "/accept");
    }

    private ValidatableResponse form(String request) {
        return world.get(world.customer, "/v1/partner-change-requests/" + request + "/form")
                .then();
    }

    private ValidatableResponse timeline(String request) {
        return world.get(world.customer, "/v1/partner-change-requests/" + request + "/timeline")
                .then();
    }

    /** Who may be written to about a request. */
    private List<String> addresses(String request) {
        return statements.query(
                "select email from contact where purpose_subject = ?", row -> row.text("email"), request);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
