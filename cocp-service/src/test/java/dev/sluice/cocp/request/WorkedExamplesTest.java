package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.cocp.World;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples of the programme, one by one: V are submissions, T what follows. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("Worked example")
class WorkedExamplesTest extends Examples {

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
}
