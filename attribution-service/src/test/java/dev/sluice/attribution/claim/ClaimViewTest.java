package dev.sluice.attribution.claim;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.attribution.Portfolio;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("What is shown of a claim")
class ClaimViewTest {

    @Inject
    BusinessClock clock;

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;

    @AfterEach
    void hang_up() {
        clock.runAhead(clock.offset());
        portfolio.close();
    }

    @ParameterizedTest(name = "to {0} {1}: {2}")
    @CsvSource({
        "PARTNER, incentives-admin, true",
        "PARTNER, admin-agent, true",
        "PARTNER, executive-report-viewer, false",
        "OPERATOR, reviewer, true",
        "OPERATOR, operations, true",
        "OPERATOR, auditor, true",
        "OPERATOR, registry, false",
        "OPERATOR, platform, false"
    })
    void are_people_and_proofs_to_those_who_work_with_it(String type, String role, boolean worksWithIt) {
        var claim = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));

        portfolio
                .as(type, alpen, role)
                .get("/v1/claims/" + claim)
                .then()
                .statusCode(200)
                .body("state", is("SUBMITTED"))
                .body("customerContact", worksWithIt ? notNullValue() : nullValue())
                .body("partnerContact", worksWithIt ? notNullValue() : nullValue())
                .body("evidence", worksWithIt ? hasSize(1) : empty());
    }

    @Test
    void is_of_each_in_a_list_what_is_shown_of_it_alone() {
        var subscription = portfolio.subscribed();
        var contested = claimant.submitted(alpen, claimant.revenue(subscription));
        claimant.submitted(portfolio.rival, claimant.revenue(subscription));
        var quiet = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));

        portfolio
                .asPartner(alpen)
                .get("/v1/claims")
                .then()
                .body("items.id", contains(contested, quiet))
                .body("items[0]", is(claimant.claim(alpen, contested).extract().<Object>path("$")))
                .body("items[1]", is(claimant.claim(alpen, quiet).extract().<Object>path("$")))
                .body("items[0].warnings.code", contains("COMPETING_CLAIM"))
                .body("items[0].arbitrationId", notNullValue())
                .body("items[1].warnings", empty())
                .body("items[1].arbitrationId", nullValue());
    }

    @Test
    void says_in_a_list_of_one_state_what_is_in_that_state_and_whose_it_is() {
        var draft = claimant.draft(alpen, claimant.workload("TEAMS"));
        var submitted = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.submitted(portfolio.rival, claimant.revenue(portfolio.subscribed()));

        portfolio.asPartner(alpen).get("/v1/claims?state=DRAFT").then().body("items.id", contains(draft));
        portfolio.asPartner(alpen).get("/v1/claims?state=SUBMITTED").then().body("items.id", contains(submitted));
        portfolio.asCustomer().get("/v1/claims?state=SUBMITTED").then().body("items", hasSize(2));
        portfolio.asCustomer().get("/v1/claims?state=DRAFT").then().body("items", empty());
        portfolio.asOperator("reviewer").get("/v1/claims?state=DRAFT").then().body("items", empty());
    }

    @Test
    void is_rejection_with_the_time_for_a_dispute_when_an_answer_is_overdue_and_nobody_has_swept() {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        var due = Instant.parse(claimant.claim(alpen, claim).extract().path("deadlines[0].at"));

        clock.standAt(due.minusMillis(1));
        claimant.claim(alpen, claim).body("deadlines.kind", hasItem("PARTNER_ANSWER"));
        proves(claim).statusCode(200);
        clock.standAt(due);
        claimant.claim(alpen, claim)
                .body("state", is("REJECTED"))
                .body("deadlines.kind", contains("DISPUTE"))
                .body("deadlines[0].at", is(due.plus(Duration.ofDays(30)).toString()));
        proves(claim).statusCode(409).body("code", is("CLAIM_NOT_EDITABLE")).body("state", is("REJECTED"));
    }

    @Test
    void is_listed_in_the_state_in_which_it_is_shown_when_nobody_has_swept() {
        var decided = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        var asked = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.reviewer(decided, "reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"));
        claimant.reviewer(asked, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        var due = Instant.parse(claimant.claim(alpen, asked).extract().path("deadlines[0].at"));

        clock.standAt(due.minusMillis(1));
        portfolio.asPartner(alpen).get("/v1/claims?state=REJECTED").then().body("items.id", contains(decided));
        portfolio
                .asPartner(alpen)
                .get("/v1/claims?state=PARTNER_ACTION_REQUIRED")
                .then()
                .body("items.id", contains(asked));
        clock.standAt(due);
        portfolio
                .asPartner(alpen)
                .get("/v1/claims?state=PARTNER_ACTION_REQUIRED")
                .then()
                .body("items", empty());
        portfolio
                .asCustomer()
                .get("/v1/claims?state=REJECTED")
                .then()
                .body("items.id", contains(decided, asked))
                .body("items.state", contains("REJECTED", "REJECTED"));
        var first = portfolio
                .asPartner(alpen)
                .get("/v1/claims?state=REJECTED&pageSize=1")
                .then();
        first.body("items.id", contains(decided));
        portfolio
                .asPartner(alpen)
                .get("/v1/claims?state=REJECTED&pageSize=1&pageToken="
                        + first.extract().<String>path("nextPageToken"))
                .then()
                .body("items.id", contains(asked))
                .body("nextPageToken", nullValue());
    }

    @Test
    void is_not_waited_for_once_it_is_past_but_by_a_reviewer() {
        var claim = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));

        claimant.advance(Duration.ofDays(10));

        claimant.claim(alpen, claim).body("deadlines.kind", contains("REVIEW_START"));
    }

    /** Only whether it would be taken. */
    private ValidatableResponse proves(String claim) {
        return claimant.proof(alpen, claimant.sound())
                .post("/v1/claims/" + claim + "/evidence?validateOnly=true")
                .then();
    }
}
