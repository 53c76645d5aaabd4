package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A claim that waits for its review")
class WaitingClaimsFollowTest {

    static final Map<String, String> SOUND = Map.of("reasonCode", "PROOF_SUFFICIENT");

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;
    final UUID rival = portfolio.rival;
    String first;
    String second;

    @BeforeEach
    void subscribe() {
        first = portfolio.subscribed();
        second = portfolio.subscribed();
    }

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void goes_with_its_subscription_and_says_so() {
        var claim = claimant.submitted(alpen, claimant.revenue(first));
        replaced(first, second);

        claimant.claim(alpen, claim)
                .body("state", is("SUBMITTED"))
                .body("subscriptionId", is(second))
                .body("claimedSubscriptionId", is(first));
        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("type").asText().equals("claim.moved.v1"))
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.path("data").path("state").asText())
                                    .isEqualTo("SUBMITTED")));
        }
    }

    @Test
    void is_submitted_again_about_the_new_subscription_when_more_was_asked_for() {
        var claim = claimant.underReview(alpen, claimant.revenue(first));
        claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_OR_OLD_DATES"))
                .statusCode(200);
        deleted(first);
        claimant.submits(alpen, claim).statusCode(422).body("code", is("SUBSCRIPTION_NOT_PROVISIONED"));
        replaced(first, second);
        portfolio
                .asPartner(alpen)
                .header("If-Match", "*")
                .body(Map.of("comment", "dated now"))
                .patch("/v1/claims/" + claim)
                .then()
                .statusCode(200)
                .body("subscriptionId", is(second));

        claimant.submits(alpen, claim).statusCode(200);
    }

    @Test
    void meets_whoever_claims_the_successor() {
        var waiting = claimant.underReview(alpen, claimant.revenue(first));
        var held = claimant.approved(rival, claimant.revenue(second));
        replaced(first, second);

        var arbitration = claimant.claim(alpen, waiting)
                .body("arbitrationId", notNullValue())
                .extract()
                .<String>path("arbitrationId");
        claimant.claim(rival, held).body("arbitrationId", is(arbitration)).body("state", is("APPROVED"));
        claimant.reviewer(waiting, "approve", SOUND).statusCode(409).body("code", is("ARBITRATION_OPEN"));
    }

    @Test
    void meets_whoever_claims_the_successor_also_as_an_ended_one_that_comes_back() {
        var over = claimant.approved(alpen, claimant.revenue(first));
        deleted(first);
        claimant.claim(alpen, over).body("state", is("ENDED"));
        var held = claimant.approved(rival, claimant.revenue(second));
        replaced(first, second);

        claimant.claim(alpen, over).body("state", is("APPROVED")).body("arbitrationId", notNullValue());
        claimant.claim(rival, held).body("state", is("APPROVED")).body("arbitrationId", notNullValue());
    }

    @Test
    void gives_way_to_the_partners_own_claim_on_the_successor() {
        var waiting = claimant.underReview(alpen, claimant.revenue(first));
        var held = claimant.approved(alpen, claimant.revenue(second));
        replaced(first, second);

        claimant.claim(alpen, waiting).body("state", is("REJECTED")).body("reason", is("CLAIMED_TWICE"));
        claimant.claim(alpen, held).body("state", is("APPROVED")).body("arbitrationId", nullValue());
    }

    @Test
    void gives_way_when_the_partners_approved_claim_comes_to_its_subscription() {
        var held = claimant.approved(alpen, claimant.revenue(first));
        var waiting = claimant.submitted(alpen, claimant.revenue(second));
        replaced(first, second);

        claimant.claim(alpen, waiting).body("state", is("REJECTED")).body("reason", is("CLAIMED_TWICE"));
        claimant.claim(alpen, held).body("state", is("APPROVED")).body("subscriptionId", is(second));
    }

    @Test
    void of_two_approved_claims_of_a_partner_the_later_one_ends() {
        var later = claimant.underReview(alpen, claimant.revenue(first));
        var earlier = claimant.approved(alpen, claimant.revenue(second));
        claimant.reviewer(later, "approve", SOUND).statusCode(200);
        replaced(first, second);

        claimant.claim(alpen, later).body("state", is("ENDED"));
        claimant.claim(alpen, earlier).body("state", is("APPROVED"));
        portfolio
                .associations("&subscriptionId=" + second + "&partnerTenantId=" + alpen)
                .body("items.size()", is(1));
    }

    @Test
    void is_exclusive_on_every_part_of_what_was_divided() {
        claimant.approved(alpen, claimant.revenue(first));
        replaced(first, second);
        var third = portfolio.subscribed();
        replaced(first, third);

        for (var part : new String[] {second, third}) {
            var claim = claimant.draft(rival, claimant.revenue(part));
            claimant.proves(rival, claim, claimant.sound()).statusCode(201);
            claimant.submits(rival, claim).statusCode(202);
        }
    }

    @Test
    void ends_with_its_approval_when_the_subscription_ended_before() {
        var claim = claimant.underReview(alpen, claimant.revenue(first));
        deleted(first);
        claimant.reviewer(claim, "approve", SOUND).statusCode(200).body("state", is("ENDED"));
        portfolio
                .associations("&subscriptionId=" + first + "&partnerTenantId=" + alpen)
                .body("items", empty());
        replaced(first, second);

        claimant.claim(alpen, claim).body("state", is("APPROVED")).body("subscriptionId", is(second));
        portfolio
                .associations("&subscriptionId=" + second + "&partnerTenantId=" + alpen)
                .body("items.type", contains("CPOR"));
    }

    private void replaced(String predecessor, String successor) {
        portfolio.tell(portfolio.replacing(
                predecessor,
                successor,
                claimant.now().truncatedTo(ChronoUnit.DAYS).toString()));
        portfolio.others.wasHeard();
    }

    private void deleted(String subscription) {
        var over = portfolio.subscription(subscription);
        over.put("time", claimant.now().truncatedTo(ChronoUnit.DAYS).toString())
                .withObject("/data")
                .put("status", "Deleted");
        portfolio.tell(over);
        portfolio.others.wasHeard();
    }
}
