package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("An approved claim")
class ClaimFollowsTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;
    final UUID rival = portfolio.rival;

    @BeforeEach
    void subscribe() {
        first = portfolio.subscribed();
    }

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    String first;
    final String second = "sub-" + UUID.randomUUID();
    final String third = "sub-" + UUID.randomUUID();

    @Test
    void follows_its_subscription_to_the_one_that_takes_its_place() {
        var claim = claimant.approved(alpen, claimant.revenue(first));
        var moved = inDays(10);
        portfolio.tell(portfolio.replacing(first, second, moved.toString()));
        portfolio.others.wasHeard();

        claimant.claim(alpen, claim)
                .body("state", is("APPROVED"))
                .body("subscriptionId", is(second))
                .body("claimedSubscriptionId", is(first));
        cpor(first, "until", moved.toString());
        cpor(second, "from", moved.toString());
        cpor(second, "until", null);
        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("type").asText().equals("claim.moved.v1"))
                    .singleElement()
                    .satisfies(event -> assertThat(
                                    event.path("data").path("toSubscriptionId").asText())
                            .isEqualTo(second)));
        }
    }

    @Test
    void reaches_the_same_end_whatever_is_heard_first() {
        var claim = claimant.approved(alpen, claimant.revenue(first));
        var over = portfolio.subscription(first);
        over.put("time", inDays(10).toString()).withObject("/data").put("status", "Deleted");
        portfolio.tell(portfolio.replacing(second, third, inDays(20).toString()));
        portfolio.tell(over);
        portfolio.others.wasHeard();
        claimant.claim(alpen, claim).body("state", is("ENDED")).body("allowedActions", is(List.of()));
        portfolio.tell(portfolio.replacing(first, second, inDays(10).toString()));
        portfolio.others.wasHeard();

        claimant.claim(alpen, claim).body("state", is("APPROVED")).body("subscriptionId", is(third));
        cpor(first, "until", inDays(10).toString());
        cpor(second, "from", inDays(10).toString());
        cpor(second, "until", inDays(20).toString());
        cpor(third, "from", inDays(20).toString());
    }

    @Test
    void begins_on_the_new_subscription_when_the_old_one_was_replaced_before_the_decision() {
        var claim = claimant.underReview(alpen, claimant.revenue(first));
        portfolio.tell(portfolio.replacing(first, second, inDays(0).toString()));
        portfolio.others.wasHeard();
        claimant.reviewer(claim, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT"))
                .statusCode(200)
                .body("subscriptionId", is(second));

        portfolio.associations("&subscriptionId=" + first).body("items.type", contains("TRANSACTING_PARTNER"));
        cpor(second, "until", null);
    }

    @Test
    void is_exclusive_on_the_new_subscription_too() {
        claimant.approved(alpen, claimant.revenue(first));
        portfolio.tell(portfolio.replacing(first, second, inDays(0).toString()));
        portfolio.others.wasHeard();

        claimant.claims(alpen, claimant.revenue(second)).statusCode(409);
        var claim = claimant.draft(rival, claimant.revenue(second));
        claimant.proves(rival, claim, claimant.sound());
        claimant.submits(rival, claim).statusCode(202);
    }

    @Test
    void ends_on_the_new_subscription_when_the_customer_declines() {
        var claim = claimant.approved(alpen, claimant.revenue(first));
        portfolio.tell(portfolio.replacing(first, second, inDays(0).toString()));
        portfolio.others.wasHeard();
        claimant.advance(Duration.ofDays(1));
        claimant.declines(claim).statusCode(200);

        portfolio
                .associations("&asOf=%s&partnerTenantId=%s".formatted(claimant.now(), alpen))
                .body("items", is(List.of()));
    }

    private Instant inDays(int days) {
        return claimant.now().truncatedTo(ChronoUnit.DAYS).plus(days, ChronoUnit.DAYS);
    }

    private void cpor(String subscription, String member, String expected) {
        portfolio
                .associations("&subscriptionId=" + subscription)
                .body("items.find { it.type == 'CPOR' }." + member, expected == null ? nullValue() : is(expected));
    }
}
