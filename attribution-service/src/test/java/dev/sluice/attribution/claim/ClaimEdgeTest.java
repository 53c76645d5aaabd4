package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time stands at an instant, so that nobody sweeps before the caller acts. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("At the edge of its time a claim")
class ClaimEdgeTest {

    static final Map<String, String> SOUND = Map.of("reasonCode", "PROOF_SUFFICIENT");

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

    @ParameterizedTest(name = "{0} microseconds from the deadline: {1}")
    @CsvSource({"-1, 200", "0, 409", "1, 409"})
    void is_answered_before_the_deadline_or_not_at_all(long micros, int status) {
        var claim = claimant.underReview(alpen, claimant.workload("TEAMS"));
        claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        clock.standAt(deadline(claim, "PARTNER_ANSWER").plusNanos(micros * 1000));

        var answered = claimant.submits(alpen, claim).statusCode(status);
        if (status == 409) {
            answered.body("state", is("REJECTED")).body("stateSince", notNullValue());
        }
    }

    @ParameterizedTest(name = "{0} microseconds from the deadline: {1}")
    @CsvSource({"-1, 200", "0, 409", "1, 409"})
    void is_disputed_before_thirty_days_are_over(long micros, int status) {
        var claim = claimant.underReview(alpen, claimant.workload("TEAMS"));
        claimant.reviewer(claim, "reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"));
        clock.standAt(deadline(claim, "DISPUTE").plusNanos(micros * 1000));

        claimant.partner(alpen, claim, "dispute", Map.of()).statusCode(status);
    }

    @ParameterizedTest(name = "{0} microseconds from the target: overdue {1}")
    @CsvSource({"-1, false", "0, true", "1, true"})
    void is_confirmed_in_time_or_late(long micros, boolean overdue) {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        var due = Instant.parse(claimant.claim(alpen, claim).extract().path("confirmationDueAt"));
        clock.standAt(due.plusNanos(micros * 1000));
        claimant.reviewer(claim, "approve", SOUND).statusCode(200);
        clock.runAhead(clock.offset());

        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> assertThat(told)
                    .anyMatch(event -> event.path("type").asText().equals("claim.confirmed.v1"))
                    .filteredOn(event -> event.path("type").asText().equals("claim.confirmation-overdue.v1"))
                    .hasSize(overdue ? 1 : 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUBMITTED", "UNDER_REVIEW", "PARTNER_ACTION_REQUIRED", "APPROVED"})
    void is_declined_by_the_customer_in_every_state_in_which_it_stands(String state) {
        var claim = claimant.submitted(alpen, claimant.workload("TEAMS"));
        if (!state.equals("SUBMITTED")) {
            claimant.reviewer(claim, "start-review", Map.of());
        }
        if (state.equals("PARTNER_ACTION_REQUIRED")) {
            claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        } else if (state.equals("APPROVED")) {
            claimant.reviewer(claim, "approve", SOUND);
        }
        claimant.claim(alpen, claim).body("state", is(state));

        claimant.declines(claim).statusCode(200).body("state", is("REJECTED")).body("reason", is("CUSTOMER_DECLINED"));
    }

    @Test
    void is_decided_by_nobody_who_looked_at_another_version() {
        var claim = claimant.draft(alpen, claimant.workload("TEAMS"));
        claimant.proves(alpen, claim, claimant.sound());
        stale(claim, "submit", Map.of());
        claimant.submits(alpen, claim);
        stale(claim, "withdraw", Map.of());
        staleReview(claim, "start-review", Map.of());
        portfolio
                .asCustomer()
                .header("If-Match", "\"99\"")
                .post("/v1/claims/" + claim + "/opt-out")
                .then()
                .statusCode(412);
        claimant.reviewer(claim, "start-review", Map.of());
        staleReview(claim, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        staleReview(claim, "approve", SOUND);
        staleReview(claim, "reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"));
        claimant.reviewer(claim, "reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"));
        stale(claim, "dispute", Map.of());
        claimant.partner(alpen, claim, "dispute", Map.of()).statusCode(200);
        var accepted = new HashMap<>(Map.of("outcome", "ACCEPTED"));
        accepted.putAll(SOUND);
        staleReview(claim, "resolve-dispute", accepted);
        claimant.reviewer(claim, "resolve-dispute", accepted).statusCode(200);
        stale(claim, "disassociate", Map.of("reason", "done"));
    }

    private void stale(String claim, String action, Map<String, ?> body) {
        portfolio
                .asPartner(alpen)
                .header("If-Match", "\"99\"")
                .body(body)
                .post("/v1/claims/%s/%s".formatted(claim, action))
                .then()
                .statusCode(412);
    }

    private void staleReview(String claim, String action, Map<String, ?> body) {
        portfolio
                .asOperator("reviewer")
                .header("If-Match", "\"99\"")
                .body(body)
                .post("/v1/claims/%s/%s".formatted(claim, action))
                .then()
                .statusCode(412);
    }

    private Instant deadline(String claim, String kind) {
        return Instant.parse(
                claimant.claim(alpen, claim).extract().path("deadlines.find { it.kind == '%s' }.at".formatted(kind)));
    }
}
