package dev.sluice.cocp.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A submission")
class SubmissionTest extends Submitting {

    @Test
    void is_answered_with_the_request_its_deadline_and_the_arithmetic_of_its_effective_day() {
        var licence = world.agreement();
        var before = clock.now();

        var answer = world.submit(world.submission(licence));

        answer.then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .header("Location", containsString("/v1/partner-change-requests/" + answer.path("id")))
                .body("state", is("IN_PROGRESS"))
                .body("customerTenantId", is(world.delta.toString()))
                .body("newPartner.pcn", is(world.noordzeePcn))
                .body("newPartner.name", is("Noordzee Licenties BV"))
                .body("form", is("CHANGE_OF_RESELLER"))
                .body("items", hasSize(1))
                .body("items[0].licenseId", is(licence))
                .body("items[0].state", is("IN_PROGRESS"))
                .body("items[0].oldPartnerPcn", is(world.fjordPcn))
                .body("items[0].effectiveDate", nullValue())
                .body("items[0].projectedEffectiveDate.anchor", is("PROCESSED"))
                .body("items[0].projectedEffectiveDate.basis", is("accepted now, processed 24 h later, 90 days"))
                .body("refusedItems", empty())
                .body("warnings", empty())
                .body("deadlines.kind", contains("ACCEPTANCE"))
                .body("deadlines.who", contains("NEW_PARTNER"))
                .body("allowedActions", contains("cancel"))
                .body("links.timeline", notNullValue())
                .body("version", is(1));
        assertThat(Instant.parse(answer.path("deadlines[0].at")))
                .isBetween(before.plus(Duration.ofDays(10)), clock.now().plus(Duration.ofDays(10)));
        assertThat(LocalDate.parse(answer.path("items[0].projectedEffectiveDate.date")))
                .isBetween(day(before).plusDays(91), day(clock.now()).plusDays(91));
    }

    @Test
    void with_an_unverified_contact_goes_on_with_a_warning() {
        var answer = world.submit(
                world.submission(Map.of("partnerContactEmail", "someone@else.example"), world.agreement()));

        answer.then()
                .statusCode(201)
                .body("warnings.code", contains("CONTACT_UNVERIFIED"))
                .body("warnings.pointer", contains("/partnerContactEmail"));
        world.accept(world.anna, answer.path("id")).then().statusCode(200);
    }

    @Test
    void goes_on_with_the_eligible_licences_and_names_the_others_with_their_reasons() {
        var eligible = world.agreement();
        var expired = world.agreement(Map.of("status", "EXPIRED"));

        var body = world.submission(eligible, expired, "FOREIGN-1", eligible);
        var request = world.submit(body)
                .then()
                .statusCode(201)
                .body("items.licenseId", contains(eligible))
                .body("refusedItems.licenseId", contains(expired, "FOREIGN-1"))
                .body("refusedItems[0].reasons.code", contains("AGREEMENT_NOT_ACTIVE"))
                .body("refusedItems[0].reasons[0].remedies", hasSize(1))
                .body("refusedItems[1].reasons.code", contains("LICENSE_UNKNOWN"))
                .extract()
                .<String>path("id");

        world.show(world.customer, request).then().body("refusedItems.licenseId", contains(expired, "FOREIGN-1"));
        world.show(world.anna, request).then().body("refusedItems", empty());
    }

    @Test
    void of_direct_and_indirect_agreements_has_both_forms() {
        var direct = world.agreement(Map.of("billing", "DIRECT"));

        world.submit(world.submission(world.agreement(), direct)).then().body("form", is("BOTH"));
        world.submit(world.submission(world.agreement(Map.of("billing", "DIRECT"))))
                .then()
                .body("form", is("CHANGE_OF_SOFTWARE_ADVISOR"));
    }

    @Test
    void with_a_wished_day_opens_a_proposal_that_changes_nothing_by_itself() {
        var wished = day(clock.now()).plusDays(30);
        var request = world.submit(
                        world.submission(Map.of("requestedEffectiveDate", wished.toString()), world.agreement()))
                .then()
                .statusCode(201)
                .body("effectiveDateProposals.date", contains(wished.toString()))
                .body("effectiveDateProposals.proposedBy", contains("CUSTOMER"))
                .body("effectiveDateProposals.state", contains("OPEN"))
                .extract()
                .<String>path("id");

        world.accept(world.anna, request);
        world.advance(Duration.ofHours(25));

        world.show(world.lars, request).then().body("effectiveDateProposals", empty());
        var effective = LocalDate.parse(world.show(world.customer, request).path("items[0].effectiveDate"));
        assertThat(effective).isAfter(wished.plusDays(30));
    }

    @Test
    void of_an_agreement_that_ends_before_the_effective_day_goes_on_with_a_warning() {
        var ends = day(clock.now()).plusDays(60).toString();

        world.submit(world.submission(world.agreement(), world.agreement(Map.of("endDate", ends))))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("EFFECTIVE_AFTER_AGREEMENT_END"))
                .body("warnings.pointer", contains("/licenseIds/1"));
    }

    @Test
    void that_only_validates_answers_the_same_and_leaves_nothing_behind() {
        var eligible = world.agreement();
        var expired = world.agreement(Map.of("status", "EXPIRED"));

        world.post(world.customer, "/v1/partner-change-requests?validateOnly=true", world.submission(eligible, expired))
                .then()
                .statusCode(200)
                .body("items.licenseId", contains(eligible))
                .body("items[0].projectedEffectiveDate.date", notNullValue())
                .body("refusedItems.licenseId", contains(expired));

        assertThat(requests()).isEmpty();
        world.submit(world.submission(eligible)).then().statusCode(201);
        world.post(world.customer, "/v1/partner-change-requests?validateOnly=true", world.submission(eligible))
                .then()
                .statusCode(409)
                .body("code", is("COCP_ALREADY_OPEN"));
    }

    @Test
    void is_found_in_the_lists_of_its_parties_only() {
        var request = world.submitted(world.agreement());
        var list = "/v1/partner-change-requests";

        world.get(world.customer, list).then().body("items.id", contains(request));
        world.get(world.anna, list + "?direction=incoming").then().body("items.id", contains(request));
        world.get(world.anna, list + "?direction=outgoing").then().body("items", empty());
        world.get(world.lars, list + "?direction=outgoing&state=IN_PROGRESS")
                .then()
                .body("items.id", contains(request));
        world.get(world.lars, list + "?state=ACCEPTED").then().body("items", empty());
        world.get(world.stranger, list).then().body("items", empty());
        world.get(world.registry, list + "?pageSize=1000").then().body("items.id", hasItem(request));
        world.get(world.customer, list + "?direction=outgoing").then().body("items.id", contains(request));
        world.get(world.customer, list + "?direction=sideways").then().statusCode(400);
    }

    @Test
    void is_in_the_lists_of_a_tenant_that_is_customer_and_partner_only_where_it_is_a_party_as_what_it_calls() {
        var list = "/v1/partner-change-requests";
        var request = world.submitted(world.agreement());

        for (var partner : List.of(world.noordzee, world.fjord)) {
            world.get(TestTokens.token("CUSTOMER", partner, "", "enterprise-admin"), list)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
            world.get(TestTokens.token("PARTNER", partner, "", "viewer"), list)
                    .then()
                    .body("items.id", contains(request));
        }
        world.get(TestTokens.token("PARTNER", world.delta, "", "viewer"), list)
                .then()
                .statusCode(200)
                .body("items", empty());
        given().get(list).then().statusCode(401);
    }

    @Test
    void is_listed_page_by_page() {
        var first = world.submitted(world.agreement());
        var second = world.submitted(world.agreement());

        var page = world.get(world.customer, "/v1/partner-change-requests?pageSize=1");

        page.then().body("items.id", contains(first));
        world.get(world.customer, "/v1/partner-change-requests?pageSize=1&pageToken=" + page.path("nextPageToken"))
                .then()
                .body("items.id", contains(second))
                .body("nextPageToken", nullValue());
    }
}
