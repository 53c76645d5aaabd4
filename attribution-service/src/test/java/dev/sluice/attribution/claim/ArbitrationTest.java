package dev.sluice.attribution.claim;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("An arbitration")
class ArbitrationTest {

    static final Map<String, String> SOUND = Map.of("reasonCode", "PROOF_SUFFICIENT");

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID one = portfolio.influencer;
    final UUID two = portfolio.rival;
    final UUID three = portfolio.seller;

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void is_one_for_everybody_who_claims_something_in_common() {
        var teams = claimant.underReview(two, claimant.workload("TEAMS"));
        var exchange = claimant.underReview(three, claimant.workload("EXCHANGE"));
        var both = claimant.underReview(one, workloads("TEAMS", "EXCHANGE"));
        var id = arbitrationOf(one, both);

        claimant.claim(two, teams).body("arbitrationId", is(id));
        claimant.claim(three, exchange).body("arbitrationId", is(id));
    }

    @Test
    void is_lost_only_by_those_who_claim_what_the_winner_claims() {
        var teams = claimant.underReview(two, claimant.workload("TEAMS"));
        var exchange = claimant.underReview(three, claimant.workload("EXCHANGE"));
        var both = claimant.underReview(one, workloads("TEAMS", "EXCHANGE"));
        claimant.reviewer(both, "decide-arbitration", winner(teams)).statusCode(200);

        claimant.claim(one, both).body("state", is("REJECTED"));
        claimant.claim(two, teams).body("state", is("APPROVED"));
        claimant.claim(three, exchange).body("state", is("UNDER_REVIEW")).body("arbitrationId", nullValue());
        claimant.reviewer(exchange, "approve", SOUND).statusCode(200);
    }

    @Test
    void goes_on_between_those_whom_a_decision_did_not_concern() {
        var four = UUID.randomUUID();
        portfolio.partner(four, null);
        portfolio.others.wasHeard();
        var teams = claimant.underReview(two, claimant.workload("TEAMS"));
        var exchange = claimant.underReview(three, claimant.workload("EXCHANGE"));
        var second = claimant.underReview(four, claimant.workload("EXCHANGE"));
        claimant.underReview(one, workloads("TEAMS", "EXCHANGE"));
        var id = arbitrationOf(two, teams);
        claimant.reviewer(teams, "decide-arbitration", winner(teams)).statusCode(200);

        var next = arbitrationOf(three, exchange);
        claimant.claim(four, second).body("arbitrationId", is(next)).body("arbitrationId", not(id));
    }

    @Test
    void becomes_one_with_another_when_somebody_claims_what_both_are_about() {
        var four = UUID.randomUUID();
        portfolio.partner(four, null);
        portfolio.others.wasHeard();
        var teams = claimant.underReview(one, claimant.workload("TEAMS"));
        claimant.underReview(two, claimant.workload("TEAMS"));
        var exchange = claimant.underReview(one, claimant.workload("EXCHANGE"));
        claimant.underReview(three, claimant.workload("EXCHANGE"));
        var older = arbitrationOf(one, teams);
        claimant.claim(one, exchange).body("arbitrationId", not(older));
        var both = claimant.submitted(four, workloads("TEAMS", "EXCHANGE"));

        claimant.claim(four, both).body("arbitrationId", is(older));
        claimant.claim(one, exchange).body("arbitrationId", is(older));
    }

    @Test
    void is_left_by_a_claim_that_no_longer_claims_what_it_is_about() {
        var both = claimant.underReview(one, workloads("TEAMS", "EXCHANGE"));
        claimant.reviewer(both, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        var teams = claimant.underReview(two, claimant.workload("TEAMS"));
        arbitrationOf(two, teams);
        portfolio
                .asPartner(one)
                .header("If-Match", "*")
                .body(Map.of("workloads", List.of("EXCHANGE")))
                .patch("/v1/claims/" + both)
                .then()
                .statusCode(200)
                .body("arbitrationId", nullValue());

        claimant.claim(two, teams).body("arbitrationId", nullValue());
        claimant.reviewer(teams, "approve", SOUND).statusCode(200);
    }

    @Test
    void lets_everybody_who_takes_part_add_proofs() {
        var held = claimant.approved(one, claimant.workload("TEAMS"));
        claimant.proves(one, held, claimant.sound()).statusCode(409);
        claimant.claim(one, held).body("allowedActions", not(hasItem("add-evidence")));
        var challenger = claimant.submitted(two, claimant.workload("TEAMS"));

        claimant.claim(one, held).body("allowedActions", hasItem("add-evidence"));
        claimant.proves(one, held, claimant.sound()).statusCode(201);
        claimant.proves(two, challenger, claimant.sound()).statusCode(201);
    }

    @Test
    void lapses_when_the_holder_disassociates_itself() {
        var held = claimant.approved(one, claimant.workload("TEAMS"));
        var challenger = claimant.underReview(two, claimant.workload("TEAMS"));
        claimant.partner(one, held, "disassociate", Map.of("reason", "done")).statusCode(200);

        claimant.claim(two, challenger).body("arbitrationId", nullValue());
        claimant.reviewer(challenger, "approve", SOUND).statusCode(200);
    }

    @Test
    void shows_what_reviewer_and_partner_wrote_to_those_two_alone() {
        var claim = claimant.underReview(one, claimant.workload("TEAMS"));
        var question = Map.of("reasonCode", "MISSING_PRODUCTS", "comment", "Where is Teams?");
        claimant.reviewer(claim, "request-information", question).statusCode(200);
        claimant.claim(one, claim).body("reviewerComment", is("Where is Teams?"));
        claimant.submits(one, claim).statusCode(200);
        claimant.reviewer(claim, "start-review", Map.of());
        claimant.reviewer(claim, "reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"));
        claimant.partner(one, claim, "dispute", Map.of("reason", "It is on page 3."))
                .statusCode(200);

        portfolio
                .asOperator("reviewer")
                .get("/v1/claims/" + claim)
                .then()
                .body("comment", is("It is on page 3."))
                .body("reviewerComment", is("Where is Teams?"));
        portfolio
                .asCustomer()
                .get("/v1/claims/" + claim)
                .then()
                .body("comment", nullValue())
                .body("reviewerComment", nullValue());
    }

    private Map<String, Object> workloads(String... workloads) {
        var entry = new HashMap<>(claimant.workload("TEAMS"));
        entry.put("workloads", List.of(workloads));
        return entry;
    }

    private static Map<String, String> winner(String claim) {
        return Map.of("winner", claim, "reasonCode", "BETTER_PROOF");
    }

    private String arbitrationOf(UUID partner, String claim) {
        return claimant.claim(partner, claim)
                .body("arbitrationId", notNullValue())
                .extract()
                .path("arbitrationId");
    }
}
