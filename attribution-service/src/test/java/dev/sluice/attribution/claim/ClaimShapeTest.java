package dev.sluice.attribution.claim;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("What is told of a claim")
class ClaimShapeTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void is_refused_with_everything_that_is_missing_or_does_not_fit() {
        claimant.claims(
                        alpen,
                        Map.of(
                                "activity",
                                "INFLUENCED_REVENUE",
                                "customerTenantId",
                                portfolio.customer,
                                "solutionArea",
                                "MODERN_WORK_AND_SECURITY",
                                "workloads",
                                List.of("TEAMS")))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/customerContact", "/solutionArea", "/subscriptionId", "/workloads"));
        claimant.claims(alpen, Map.of("activity", "USE_OR_CONSUME", "products", List.of("RETAIL")))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/customerTenantId", "/customerContact", "/workloads", "/products"));
    }

    @Test
    void needs_a_contact_of_the_partner_where_the_caller_has_neither_name_nor_address() {
        var client = portfolio
                .as("PARTNER", alpen, "incentives-admin")
                .auth()
                .oauth2(TestTokens.token("PARTNER", alpen, "", "incentives-admin"));
        client.body(claimant.workload("TEAMS"))
                .post("/v1/claims")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/partnerContact/name", "/partnerContact/email"));
        var entry = claimant.workload("TEAMS");
        entry.put("partnerContact", Map.of("name", "Alma", "email", "alma@alpen.example"));
        client.body(entry).post("/v1/claims").then().statusCode(201).body("partnerContact.name", is("Alma"));
    }

    @Test
    void holds_who_sold_what_to_whom_for_the_claimant_and_reviewers() {
        var entry = claimant.revenue(portfolio.subscribed());
        entry.put(
                "revenueAssociation",
                Map.of("sellerName", "Sam Seller", "customerName", "Nordlys", "isvSolutionName", "Grid Planner"));
        var claim = claimant.submitted(alpen, entry);

        claimant.claim(alpen, claim).body("revenueAssociation.isvSolutionName", is("Grid Planner"));
        portfolio
                .asOperator("reviewer")
                .get("/v1/claims/" + claim)
                .then()
                .body("revenueAssociation.sellerName", is("Sam Seller"));
        portfolio.asCustomer().get("/v1/claims/" + claim).then().body("revenueAssociation", nullValue());
        var workload = claimant.workload("TEAMS");
        workload.put("revenueAssociation", Map.of("sellerName", "Sam Seller"));
        claimant.claims(alpen, workload).statusCode(400).body("errors.pointer", contains("/revenueAssociation"));
    }

    @Test
    void may_name_a_subscription_that_does_not_matter_for_a_workload() {
        var entry = claimant.workload("TEAMS");
        entry.put("subscriptionId", "whatever");
        claimant.claims(alpen, entry).statusCode(201).body("subscriptionId", nullValue());
    }

    @Test
    void is_refused_for_products_that_the_subscription_does_not_hold_and_subscriptions_without_business_application() {
        var retail = claimant.revenue(portfolio.subscribed());
        retail.put("products", List.of("RETAIL"));
        claimant.claims(alpen, retail).statusCode(422).body("code", is("PRODUCT_NOT_ON_TENANT"));
        var office = UUID.randomUUID().toString();
        var told = portfolio.subscription(office);
        told.withObject("/data").put("sku", "M365_E3_NO_TEAMS");
        portfolio.tell(told);
        portfolio.others.wasHeard();
        claimant.claims(alpen, claimant.revenue(office)).statusCode(422).body("code", is("SUBSCRIPTION_NOT_DYNAMICS"));
    }

    @Test
    void keeps_the_address_of_a_contact_whose_name_alone_changes() {
        var claim = claimant.draft(alpen, claimant.workload("TEAMS"));
        var email = claimant.claim(alpen, claim).extract().<String>path("partnerContact.email");
        portfolio
                .asPartner(alpen)
                .header("If-Match", "*")
                .body(Map.of("partnerContact", Map.of("name", "Anna")))
                .patch("/v1/claims/" + claim)
                .then()
                .statusCode(200)
                .body("partnerContact.name", is("Anna"))
                .body("partnerContact.email", is(email));
        portfolio
                .asPartner(alpen)
                .header("If-Match", "*")
                .body(Map.of("products", List.of("RETAIL")))
                .patch("/v1/claims/" + claim)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/products"));
    }

    @ParameterizedTest
    @CsvSource({"submit, PARTNER", "withdraw, PARTNER", "start-review, REVIEWER"})
    void holds_nothing_that_nobody_asked_for(String action, String who) {
        var claim = claimant.submitted(alpen, claimant.workload("TEAMS"));
        var refused = who.equals("PARTNER")
                ? claimant.partner(alpen, claim, action, Map.of("why", "because"))
                : claimant.reviewer(claim, action, Map.of("why", "because"));
        refused.statusCode(400).body("errors.pointer", contains("/why"));
    }
}
