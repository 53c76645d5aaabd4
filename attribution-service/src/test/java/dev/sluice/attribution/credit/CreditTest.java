package dev.sluice.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.association.ContractSchemas;
import dev.sluice.attribution.claim.Claimant;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Business time is moved: months are counted from where it stands. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("Credit for a customer added")
class CreditTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID influencer = portfolio.influencer;
    final UUID seller = portfolio.seller;

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void comes_in_the_month_after_for_influencer_and_seller_alike() {
        var month = following();
        claimant.approved(influencer, claimant.revenue(soldNow()));

        for (var partner : List.of(influencer, seller)) {
            credits(partner)
                    .body("items", hasSize(1))
                    .body("items[0].state", is("PENDING"))
                    .body("items[0].product", is("BUSINESS_CENTRAL"))
                    .body("items[0].creditMonth", is(month.toString()))
                    .body("items[0].visibleAt", is(month + "-20T00:00:00Z"));
        }
        claimant.advanceTo(Instant.parse(month + "-01T00:00:00Z"));
        credits(influencer).body("items.state", contains("GRANTED"));
        credits(seller).body("items.state", contains("GRANTED"));
        claimant.advanceTo(Instant.parse(month + "-20T00:00:00Z"));
        credits(influencer).body("items.state", contains("VISIBLE"));

        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> {
                var granted = told.stream()
                        .filter(event -> event.path("type").asText().equals("credit.granted.v1"))
                        .toList();
                assertThat(granted.stream().map(event -> event.path("audience").asText()))
                        .containsExactlyInAnyOrder(influencer.toString(), seller.toString());
                assertThat(granted).allSatisfy(event -> {
                    ContractSchemas.accept(event);
                    assertThat(event.path("data").path("effectiveAt").asText()).isEqualTo(month + "-01T00:00:00Z");
                });
            });
        }
    }

    @Test
    void is_revoked_when_the_customer_declines_and_the_sellers_stays() {
        var month = following();
        var claim = claimant.approved(influencer, claimant.revenue(soldNow()));
        claimant.advanceTo(Instant.parse(month + "-03T00:00:00Z"));
        credits(influencer).body("items.state", contains("GRANTED"));

        claimant.declines(claim).statusCode(200);

        credits(influencer)
                .body("items.state", contains("REVOKED"))
                .body("items.reason", contains("ASSOCIATION_ENDED"));
        credits(seller).body("items.state", contains("GRANTED"));
        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> assertThat(told.stream()
                            .filter(event -> event.path("type").asText().equals("credit.revoked.v1")))
                    .hasSize(1)
                    .allSatisfy(ContractSchemas::accept));
        }
    }

    @Test
    void that_is_pending_is_revoked_when_the_partner_disassociates() {
        var claim = claimant.approved(influencer, claimant.revenue(soldNow()));
        claimant.partner(influencer, claim, "disassociate", Map.of("reason", "We do not advise it any more."))
                .statusCode(200);

        credits(influencer).body("items.state", contains("REVOKED"));
        claimant.advanceTo(Instant.parse(following().plusMonths(1) + "-21T00:00:00Z"));
        credits(influencer).body("items.state", contains("REVOKED"));
    }

    @Test
    void is_not_given_twice_to_a_partner_that_is_associated_twice_or_goes_on_along_the_line() {
        var subscription = soldNow();
        portfolio.namesDigitalPartner(subscription, seller, null).statusCode(201);
        claimant.approved(influencer, claimant.revenue(subscription));
        var successor = UUID.randomUUID().toString();
        portfolio.tell(
                portfolio.replacing(subscription, successor, claimant.now().toString()));
        portfolio.others.wasHeard();

        credits(seller).body("items", hasSize(1)).body("items.state", contains("PENDING"));
        credits(influencer).body("items", hasSize(1)).body("items.state", contains("PENDING"));
    }

    @Test
    void is_revoked_when_the_subscription_ends_without_another_one() {
        var subscription = soldNow();
        claimant.approved(influencer, claimant.revenue(subscription));
        var ended = portfolio.subscription(subscription).put("sequence", 9);
        ended.withObject("/data")
                .put("startDate", today())
                .put("status", "Deleted")
                .put("statusSince", claimant.now().toString());
        portfolio.tell(ended);
        portfolio.others.wasHeard();

        credits(influencer).body("items.state", contains("REVOKED"));
        credits(seller).body("items.state", contains("REVOKED"));
    }

    @Test
    void of_a_sale_that_is_heard_of_late_is_there_at_once() {
        portfolio.subscribedSince("2024-03-31");

        credits(seller).body("items.state", contains("VISIBLE")).body("items.creditMonth", contains("2024-04"));
    }

    @Test
    void is_its_partners_alone() {
        claimant.approved(influencer, claimant.revenue(soldNow()));
        var credit = credits(influencer).extract().<String>path("items[0].id");

        portfolio
                .asPartner(influencer)
                .get("/v1/credits/" + credit)
                .then()
                .statusCode(200)
                .body("id", is(credit));
        portfolio.asPartner(seller).get("/v1/credits/" + credit).then().statusCode(404);
        portfolio.asPartner(seller).get(path(influencer)).then().statusCode(404);
        portfolio.asCustomer().get(path(influencer)).then().statusCode(403);
        portfolio.asOperator("operations").get(path(influencer)).then().statusCode(200);
        portfolio.asOperator("operations").get(path(UUID.randomUUID())).then().statusCode(404);
        portfolio
                .asPartner(influencer)
                .get(path(influencer) + "?state=LOST")
                .then()
                .statusCode(400);
        portfolio
                .asPartner(influencer)
                .get(path(influencer) + "?state=REVOKED")
                .then()
                .statusCode(200)
                .body("items", empty());
        portfolio
                .asPartner(portfolio.rival)
                .get(path(portfolio.rival))
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    private String soldNow() {
        return portfolio.subscribedSince(today());
    }

    private String today() {
        return claimant.now().toString().substring(0, "2016-08-01".length());
    }

    private YearMonth following() {
        return YearMonth.from(claimant.now().atOffset(ZoneOffset.UTC)).plusMonths(1);
    }

    private ValidatableResponse credits(UUID partner) {
        return portfolio.asPartner(partner).get(path(partner)).then().statusCode(200);
    }

    private static String path(UUID partner) {
        return "/v1/partners/" + partner + "/credits";
    }
}
