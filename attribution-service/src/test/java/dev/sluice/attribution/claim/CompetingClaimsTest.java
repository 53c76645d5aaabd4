package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("Two partners")
class CompetingClaimsTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;
    final UUID rival = portfolio.rival;

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void that_claim_the_same_go_to_arbitration_and_the_holder_stays_until_it_is_decided() {
        var subscription = portfolio.subscribed();
        var held = claimant.approved(alpen, claimant.revenue(subscription));
        var claim = claimant.draft(rival, claimant.revenue(subscription));
        claimant.proves(rival, claim, claimant.sound());
        claimant.submits(rival, claim).statusCode(202).body("warnings.code", contains("COMPETING_CLAIM"));
        claimant.reviewer(claim, "start-review", Map.of());
        claimant.reviewer(claim, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT"))
                .statusCode(409)
                .body("code", is("ARBITRATION_OPEN"));
        holders(subscription).body("items.findAll { it.type == 'CPOR' }.partnerTenantId", contains(alpen.toString()));

        claimant.reviewer(held, "decide-arbitration", decision(UUID.randomUUID().toString()))
                .statusCode(422)
                .body("code", is("NOT_IN_ARBITRATION"));
        portfolio
                .asOperator("reviewer")
                .header("If-Match", "\"99\"")
                .body(decision(claim))
                .post("/v1/claims/" + held + "/decide-arbitration")
                .then()
                .statusCode(412);
        claimant.reviewer(held, "decide-arbitration", decision(claim))
                .statusCode(200)
                .body("state", is("REJECTED"))
                .body("reason", is("ARBITRATION_LOST"));
        claimant.claim(rival, claim).body("state", is("APPROVED")).body("arbitrationId", nullValue());
        holders(subscription)
                .body("items.find { it.partnerTenantId == '" + alpen + "' }.until", notNullValue())
                .body("items.find { it.partnerTenantId == '" + rival + "' }.until", nullValue());
        claimant.reviewer(held, "decide-arbitration", decision(claim))
                .statusCode(409)
                .body("code", is("NO_ARBITRATION"));
        eachHearsOfItselfOnly(held, claim);
    }

    @Test
    void are_no_rivals_when_they_did_something_else_or_claim_another_workload() {
        claimant.approved(alpen, claimant.workload("TEAMS"));
        claimant.approved(rival, claimant.workload("EXCHANGE"));
        var id = "sub-" + UUID.randomUUID();
        var direct = portfolio.subscription(id);
        direct.withObject("/data").put("channel", "EA");
        portfolio.tell(direct);
        portfolio.others.wasHeard();
        claimant.approved(alpen, claimant.revenue(id));
        var usage = claimant.revenue(id);
        usage.put("activity", "USAGE_RECOGNITION");
        claimant.approved(rival, usage);

        holders(id)
                .body(
                        "items.findAll { it.type == 'CPOR' }.partnerTenantId",
                        containsInAnyOrder(alpen.toString(), rival.toString()));
    }

    @Test
    void are_rivals_no_more_when_one_withdraws() {
        var subscription = portfolio.subscribed();
        var first = claimant.underReview(alpen, claimant.revenue(subscription));
        var second = claimant.underReview(rival, claimant.revenue(subscription));
        claimant.claim(alpen, first).body("arbitrationId", notNullValue());
        claimant.partner(rival, second, "withdraw", Map.of()).statusCode(200);

        claimant.claim(alpen, first).body("arbitrationId", nullValue());
        claimant.reviewer(first, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT"))
                .statusCode(200);
    }

    @Test
    void that_submit_at_the_same_moment_are_rivals_all_the_same() throws Exception {
        var subscription = portfolio.subscribed();
        var first = proved(alpen, subscription);
        var second = proved(rival, subscription);
        var statuses = atOnce(List.of(
                () -> claimant.submits(alpen, first).extract().statusCode(),
                () -> claimant.submits(rival, second).extract().statusCode()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 202);
        claimant.claim(alpen, first).body("arbitrationId", notNullValue());
        claimant.claim(rival, second).body("arbitrationId", notNullValue());
    }

    @Test
    void and_sixteen_reviewers_make_one_decision() throws Exception {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        Callable<Integer> approval = () -> claimant.reviewer(claim, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT"))
                .extract()
                .statusCode();
        Callable<Integer> rejection =
                () -> claimant.reviewer(claim, "reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"))
                        .extract()
                        .statusCode();
        var calls = new ArrayList<>(Collections.nCopies(8, approval));
        calls.addAll(Collections.nCopies(8, rejection));
        Collections.shuffle(calls, new Random(7));

        var statuses = atOnce(calls);

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        claimant.reviewer(claim, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT"))
                .statusCode(409)
                .body("state", notNullValue())
                .body("stateSince", notNullValue());
    }

    @Test
    void stand_in_the_queue_of_the_reviewers_by_their_clocks() {
        var later = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        var sooner = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));
        var queue = portfolio
                .asOperator("reviewer")
                .get("/v1/review-queue?pageSize=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("items.id");

        assertThat(queue).containsSubsequence(sooner, later);
        claimant.reviewer(later, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT"));
        portfolio
                .asOperator("reviewer")
                .get("/v1/review-queue?pageSize=1000")
                .then()
                .body("items.id", not(hasItem(later)));
        portfolio.asPartner(alpen).get("/v1/review-queue").then().statusCode(403);
    }

    private String proved(UUID partner, String subscription) {
        var claim = claimant.draft(partner, claimant.revenue(subscription));
        claimant.proves(partner, claim, claimant.sound());
        return claim;
    }

    private static Map<String, String> decision(String winner) {
        return Map.of("winner", winner, "reasonCode", "BETTER_PROOF");
    }

    private ValidatableResponse holders(String subscription) {
        return portfolio.associations("&subscriptionId=" + subscription).statusCode(200);
    }

    private void eachHearsOfItselfOnly(String held, String claim) {
        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("type").asText().startsWith("claim.arbitration"))
                    .hasSize(4)
                    .allSatisfy(event -> {
                        var mine = event.path("subject").asText().equals(held) ? alpen : rival;
                        var other = mine.equals(alpen) ? rival : alpen;
                        assertThat(event.path("audience").asText()).isEqualTo(mine.toString());
                        assertThat(event.toString()).doesNotContain(other.toString());
                    })
                    .extracting(event -> event.path("data").path("outcome").asText())
                    .containsExactlyInAnyOrder("", "", "WON", "LOST"));
        }
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws InterruptedException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
