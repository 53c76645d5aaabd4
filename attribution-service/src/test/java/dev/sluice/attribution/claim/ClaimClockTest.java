package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.association.ContractSchemas;
import dev.sluice.attribution.workday.Workdays;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The clocks of a claim")
class ClaimClockTest {

    @Inject
    BusinessClock clock;

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;
    final UUID rival = portfolio.rival;

    @AfterEach
    void hang_up() {
        clock.runAhead(clock.offset());
        portfolio.close();
    }

    @Test
    void tell_once_that_influenced_revenue_was_not_confirmed_in_time() {
        var claim = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));
        var due = at(claim, "confirmationDueAt");
        claimant.advanceTo(due.minusSeconds(30));
        claimant.claim(alpen, claim).body("deadlines.kind", hasItem("CONFIRMATION"));
        claimant.advanceTo(due.plusSeconds(60));
        claimant.claim(alpen, claim).body("deadlines.kind", not(hasItem("CONFIRMATION")));
        claimant.reviewer(claim, "start-review", Map.of());
        claimant.reviewer(claim, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT"))
                .statusCode(200);

        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("topic").asText().equals(Announced.CLAIMS))
                    .extracting(event -> event.path("type").asText())
                    .containsExactly(
                            "claim.created.v1",
                            "claim.submitted.v1",
                            "claim.confirmation-overdue.v1",
                            "claim.review-started.v1",
                            "claim.approved.v1",
                            "claim.confirmed.v1"));
            announced.until(told -> assertThat(told).isNotEmpty().allSatisfy(ContractSchemas::accept));
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("type").asText().equals("claim.confirmation-overdue.v1"))
                    .singleElement()
                    .satisfies(
                            event -> assertThat(Instant.parse(event.path("time").asText()))
                                    .isEqualTo(due)));
        }
    }

    @Test
    void are_told_by_whoever_decides_after_the_target_before_anybody_has_swept() {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        var due = at(claim, "confirmationDueAt");

        clock.standAt(due);
        claimant.reviewer(claim, "approve", Map.of("reasonCode", "PROOF_SUFFICIENT"))
                .statusCode(200);
        clock.runAhead(clock.offset());

        try (var announced = new Announced(portfolio.customer)) {
            announced.until(told -> assertThat(told)
                    .filteredOn(event -> event.path("topic").asText().equals(Announced.CLAIMS))
                    .extracting(event -> event.path("type").asText())
                    .endsWith("claim.confirmation-overdue.v1", "claim.approved.v1", "claim.confirmed.v1"));
        }
    }

    @Test
    void are_among_what_operations_have_to_do_while_a_reviewer_is_waited_for() {
        var claim = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));

        portfolio
                .asOperator("reviewer")
                .get("/v1/deadlines?pageSize=1000")
                .then()
                .body(
                        "items.findAll { it.subject == '%s' }.kind".formatted(claim),
                        containsInAnyOrder("REVIEW_START", "CONFIRMATION"));
    }

    @Test
    void reject_it_when_the_partner_does_not_answer() {
        var claim = asked();
        var due = deadline(claim, "PARTNER_ANSWER");
        claimant.advanceTo(due.minusSeconds(30));
        claimant.claim(alpen, claim).body("state", is("PARTNER_ACTION_REQUIRED"));
        claimant.advanceTo(due.plusSeconds(1));
        claimant.claim(alpen, claim)
                .body("state", is("REJECTED"))
                .body("reason", is("NO_PARTNER_RESPONSE"))
                .body("stateSince", is(due.toString()));
        claimant.submits(alpen, claim)
                .statusCode(409)
                .body("state", is("REJECTED"))
                .body("stateSince", notNullValue());
    }

    @Test
    void stand_while_the_partner_is_asked() {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.advance(Duration.ofDays(7));
        claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        claimant.advance(Duration.ofDays(7));
        claimant.submits(alpen, claim).statusCode(200);
        claimant.reviewer(claim, "start-review", Map.of()).statusCode(200);

        assertThat(leftForReview(claim)).isBetween(Duration.ofDays(9).minusMinutes(5), Duration.ofDays(9));
    }

    @Test
    void give_nothing_back_for_a_question_within_a_day() {
        var tuesday = claimant.now().atOffset(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        claimant.advanceTo(tuesday.truncatedTo(ChronoUnit.DAYS).plusHours(10).toInstant());
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.advance(Duration.ofHours(6));
        claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        claimant.submits(alpen, claim).statusCode(200);
        claimant.reviewer(claim, "start-review", Map.of()).statusCode(200);

        var left = Duration.ofDays(14).minusHours(6);
        assertThat(leftForReview(claim)).isBetween(left.minusMinutes(5), left);
    }

    private Duration leftForReview(String claim) {
        return new Workdays(Set.of()).between(at(claim, "stateSince"), deadline(claim, "REVIEW"));
    }

    @Test
    void end_the_time_for_a_dispute_after_thirty_days_and_there_is_one_dispute_only() {
        var claim = rejected();
        claimant.advanceTo(deadline(claim, "DISPUTE").minusSeconds(30));
        claimant.partner(alpen, claim, "dispute", Map.of()).statusCode(200).body("state", is("DISPUTE"));
        claimant.reviewer(claim, "resolve-dispute", Map.of("outcome", "ACCEPTED", "reasonCode", "PROOF_SUFFICIENT"))
                .statusCode(200)
                .body("state", is("APPROVED"));
        claimant.declines(claim).statusCode(200).body("reason", is("CUSTOMER_DECLINED"));
        claimant.partner(alpen, claim, "dispute", Map.of()).statusCode(409).body("code", is("DISPUTE_ALREADY_USED"));

        var late = rejected();
        claimant.advanceTo(deadline(late, "DISPUTE"));
        claimant.partner(alpen, late, "dispute", Map.of()).statusCode(409).body("code", is("DISPUTE_WINDOW_CLOSED"));
    }

    @Test
    void make_a_refused_dispute_final() {
        var claim = rejected();
        claimant.partner(alpen, claim, "dispute", Map.of("reason", "look again"));
        claimant.reviewer(claim, "resolve-dispute", Map.of("outcome", "REFUSED", "reasonCode", "INSUFFICIENT_PROOF"))
                .statusCode(200)
                .body("state", is("REJECTED_FINAL"))
                .body("allowedActions", is(List.of()));
    }

    @Test
    void never_keep_the_customer_from_declining_and_end_the_association_then() {
        var subscription = portfolio.subscribed();
        var claim = claimant.approved(alpen, claimant.revenue(subscription));
        claimant.advance(Duration.ofDays(92));
        claimant.declines(claim).statusCode(200).body("state", is("REJECTED"));

        portfolio
                .associations("&subscriptionId=" + subscription)
                .body("items.find { it.type == 'CPOR' }.until", notNullValue())
                .body("items.find { it.type == 'TRANSACTING_PARTNER' }.until", is((Object) null));
        claimant.declines(claim).statusCode(409);
    }

    @Test
    void do_not_matter_when_the_partner_disassociates_itself() {
        var claim = claimant.approved(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.partner(alpen, claim, "disassociate", Map.of()).statusCode(400);
        claimant.partner(alpen, claim, "disassociate", Map.of("reason", "no longer there"))
                .statusCode(200)
                .body("state", is("REJECTED_FINAL"))
                .body("reason", is("DISASSOCIATED"));
        portfolio.associations("&partnerTenantId=" + alpen).body("items.until", contains(notNullValue()));
    }

    private String asked() {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_CUSTOMER_ACKNOWLEDGMENT"));
        return claim;
    }

    private String rejected() {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.reviewer(claim, "reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"))
                .statusCode(200);
        return claim;
    }

    private Instant at(String claim, String member) {
        return Instant.parse(claimant.claim(alpen, claim).extract().path(member));
    }

    private Instant deadline(String claim, String kind) {
        return Instant.parse(
                claimant.claim(alpen, claim).extract().path("deadlines.find { it.kind == '%s' }.at".formatted(kind)));
    }
}
