package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.workday.Workdays;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A claim of influenced revenue")
class ClaimLifeTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;
    final UUID rival = portfolio.rival;

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void takes_three_calls_with_what_is_known_filled_in() {
        var subscription = portfolio.subscribed();
        var claim = claimant.claims(alpen, claimant.revenue(subscription))
                .statusCode(201)
                .body("state", is("DRAFT"))
                .body("partnerId", is(portfolio.partnerId(alpen)))
                .body("customerDomain", is(portfolio.domain))
                .body("solutionArea", is("BUSINESS_APPLICATIONS"))
                .body("products", contains("BUSINESS_CENTRAL"))
                .body("claimName", notNullValue())
                .body("partnerContact.email", notNullValue())
                .extract()
                .<String>path("id");
        claimant.proves(alpen, claim, claimant.sound())
                .statusCode(201)
                .body("preCheck.findings.code", contains("POE_NOT_READ"));
        var submitted = claimant.submits(alpen, claim)
                .statusCode(200)
                .body("state", is("SUBMITTED"))
                .extract();

        var at = Instant.parse(submitted.path("submittedAt"));
        assertThat(Instant.parse(submitted.<String>path("confirmationDueAt"))).isEqualTo(at.plus(Duration.ofHours(48)));
        assertThat(Instant.parse(submitted.<String>path("optOutUntil"))).isEqualTo(new Workdays(Set.of()).after(at, 5));
    }

    @Test
    void gives_the_influencer_an_association_beside_the_seller_when_it_is_approved() {
        var subscription = portfolio.subscribed();
        var claim = claimant.approved(alpen, claimant.revenue(subscription));

        claimant.claim(alpen, claim)
                .body("state", is("APPROVED"))
                .body("reason", is("PROOF_SUFFICIENT"))
                .body("confirmedAt", notNullValue());
        portfolio
                .associations("&subscriptionId=" + subscription)
                .body("items.type", containsInAnyOrder("TRANSACTING_PARTNER", "CPOR"))
                .body("items.find { it.type == 'CPOR' }.partnerTenantId", is(alpen.toString()))
                .body("items.find { it.type == 'CPOR' }.source", is("CLAIM"))
                .body("items.find { it.type == 'TRANSACTING_PARTNER' }.until", nullValue())
                .body("items.recognition", contains(true, true))
                .body("items.incentiveEligible", contains(false, false));
    }

    @Test
    void is_refused_with_every_reason() {
        var entry = claimant.revenue("sub-of-nobody");
        entry.put("customerDomain", "elsewhere.example");
        entry.put("partnerId", portfolio.globalId(alpen));
        claimant.claims(alpen, entry)
                .statusCode(422)
                .body(
                        "errors.code",
                        contains("DOMAIN_TENANT_MISMATCH", "PARTNER_ID_NOT_LOCATION", "NOT_A_SUBSCRIPTION_ID"))
                .body("errors.remedies.flatten().action", notNullValue());
        claimant.claims(alpen, Map.of())
                .statusCode(400)
                .body("errors.pointer", hasItems("/activity", "/customerTenantId", "/customerContact"));
        var nobody = claimant.revenue("sub-9");
        nobody.put("customerTenantId", UUID.randomUUID());
        claimant.claims(alpen, nobody).statusCode(404);
        var usage = claimant.revenue(portfolio.subscribed());
        usage.put("activity", "USAGE_RECOGNITION");
        claimant.claims(alpen, usage).statusCode(422).body("code", is("SUBSCRIPTION_IS_CSP"));
        portfolio
                .as("PARTNER", alpen, "admin-agent")
                .body(entry)
                .post("/v1/claims")
                .then()
                .statusCode(403);
    }

    @Test
    void is_made_once_by_the_same_partner_but_again_after_it_was_withdrawn() {
        var subscription = portfolio.subscribed();
        var claim = claimant.draft(alpen, claimant.revenue(subscription));
        claimant.claims(alpen, claimant.revenue(subscription))
                .statusCode(409)
                .body("code", is("ALREADY_CLAIMED_BY_YOU"));
        claimant.partner(alpen, claim, "withdraw", Map.of()).statusCode(200).body("reason", is("PARTNER_REQUEST"));
        claimant.claims(alpen, claimant.revenue(subscription)).statusCode(201);
    }

    @Test
    void was_never_there_for_others_when_it_is_withdrawn_as_a_draft() {
        var claim = claimant.draft(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.partner(alpen, claim, "withdraw", Map.of())
                .statusCode(200)
                .body("deadlines", empty())
                .body("allowedActions", empty());

        claimant.partner(alpen, claim, "dispute", Map.of())
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("REJECTED"));
        portfolio
                .asOperator("reviewer")
                .get("/v1/claims?state=REJECTED&pageSize=1000")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(claim)));
    }

    @Test
    void is_another_version_with_another_proof() {
        var claim = claimant.draft(alpen, claimant.revenue(portfolio.subscribed()));
        String before = claimant.claim(alpen, claim).extract().header("ETag");
        claimant.proves(alpen, claim, claimant.sound()).statusCode(201);

        portfolio
                .asPartner(alpen)
                .header("If-Match", before)
                .post("/v1/claims/" + claim + "/submit")
                .then()
                .statusCode(412);
        claimant.submits(alpen, claim).statusCode(200);
    }

    @Test
    void may_say_that_it_keeps_the_incentive_which_only_other_kinds_can_give_up() {
        var entry = new HashMap<>(claimant.revenue(portfolio.subscribed()));

        entry.put("incentiveOptOut", true);
        claimant.claims(alpen, entry).statusCode(400).body("errors.pointer", contains("/incentiveOptOut"));
        entry.put("incentiveOptOut", false);
        claimant.claims(alpen, entry).statusCode(201);
    }

    @Test
    void is_submitted_only_with_proof_that_says_what_it_proves() {
        var claim = claimant.draft(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.submits(alpen, claim).statusCode(422).body("errors.code", contains("POE_REQUIRED"));
        claimant.proves(alpen, claim, Map.of("kind", "INVOICE")).statusCode(201);
        claimant.submits(alpen, claim)
                .statusCode(422)
                .body(
                        "errors.code",
                        contains(
                                "POE_MISSING_SIGNATURE",
                                "POE_DATE_INVALID",
                                "POE_MISSING_SERVICE",
                                "POE_MISSING_PRODUCT"));
        claimant.proves(alpen, claim, claimant.sound()).statusCode(201);
        claimant.submits(alpen, claim).statusCode(200);
        claimant.proves(alpen, claim, claimant.sound()).statusCode(409).body("code", is("CLAIM_NOT_EDITABLE"));
    }

    @Test
    void is_edited_as_a_draft_and_when_asked_for_more_but_not_while_it_waits() {
        var claim = claimant.draft(alpen, claimant.revenue(portfolio.subscribed()));
        edit(claim, null).statusCode(428);
        edit(claim, "*").statusCode(200).body("comment", is("see page 2"));
        claimant.proves(alpen, claim, claimant.sound());
        claimant.submits(alpen, claim);
        edit(claim, "*").statusCode(409).body("code", is("CLAIM_NOT_EDITABLE"));
        claimant.reviewer(claim, "start-review", Map.of());
        claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_CUSTOMER_ACKNOWLEDGMENT"))
                .statusCode(200)
                .body("state", is("PARTNER_ACTION_REQUIRED"))
                .body("reason", is("MISSING_CUSTOMER_ACKNOWLEDGMENT"));
        edit(claim, "*").statusCode(200);
        claimant.submits(alpen, claim).statusCode(200).body("state", is("SUBMITTED"));
    }

    @Test
    void concerns_the_customer_from_its_submission_on_and_no_other_tenant() {
        var claim = claimant.draft(alpen, claimant.revenue(portfolio.subscribed()));
        portfolio.asCustomer().get("/v1/claims/" + claim).then().statusCode(404);
        portfolio.asOperator("reviewer").get("/v1/claims/" + claim).then().statusCode(404);
        claimant.proves(alpen, claim, claimant.sound());
        claimant.submits(alpen, claim);
        portfolio
                .asCustomer()
                .get("/v1/claims/" + claim)
                .then()
                .statusCode(200)
                .body("customerContact", nullValue())
                .body("evidence", empty())
                .body("allowedActions", contains("opt-out"));
        claimant.claim(rival, claim).statusCode(404);
        claimant.partner(rival, claim, "withdraw", Map.of()).statusCode(404);
        claimant.reviewer(claim, "approve", Map.of()).statusCode(400).body("errors.code", contains("REASON_REQUIRED"));
        claimant.reviewer(claim, "reject", Map.of()).statusCode(400).body("errors.code", contains("REASON_REQUIRED"));
        portfolio
                .asCustomer()
                .post("/v1/claims/" + claim + "/start-review")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse edit(String claim, String ifMatch) {
        var request = portfolio.asPartner(alpen).body(Map.of("comment", "see page 2"));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch("/v1/claims/" + claim)
                .then();
    }
}
