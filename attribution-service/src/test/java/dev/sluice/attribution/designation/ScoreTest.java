package dev.sluice.attribution.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.claim.Claimant;
import dev.sluice.attribution.revenue.Billing;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A designation")
class ScoreTest {

    static final String BUSINESS = Measured.BUSINESS;

    @Inject
    DesignationChanges changes;

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final Billing billing = new Billing(portfolio);
    final UUID seller = portfolio.seller;
    final Measured measured = new Measured(portfolio, billing, seller);
    LocalDate today;
    YearMonth month;
    LocalDate farAway;

    @BeforeEach
    void look_at_the_calendar() {
        today = LocalDate.ofInstant(claimant.now(), ZoneOffset.UTC);
        month = YearMonth.from(today);
        farAway = today.plusYears(9);
    }

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void is_scored_by_customers_certified_people_and_use_and_lasts_a_year() {
        sells();
        total(measured.score(BUSINESS, ""), "72.00")
                .body("status", is("QUALIFIED"))
                .body("track", is("SMB"))
                .body("metrics.NET_CUSTOMER_ADDS.inputs.value", is(1))
                .body("metrics.USAGE_GROWTH.max", is(30))
                .body("allowedActions", contains("enroll"));

        var until = measured.act(BUSINESS, "enroll")
                .statusCode(200)
                .body("status", is("ENROLLED"))
                .extract()
                .<String>path("enrolledUntil");
        measured.act(BUSINESS, "enroll").statusCode(409).body("code", is("ALREADY_ENROLLED"));
        measured.act(BUSINESS, "renew")
                .statusCode(409)
                .body("code", is("RENEWAL_NOT_DUE"))
                .body("errors[0].eligibleFrom", notNullValue());
        var end = Instant.parse(until);
        claimant.advanceTo(end.minus(Duration.ofDays(30)));
        measured.score(BUSINESS, "").body("status", is("ENROLLED_RENEWAL_DUE"));
        measured.act(BUSINESS, "renew").statusCode(422).body("code", is("DESIGNATION_NOT_QUALIFIED"));
        claimant.advanceTo(end);

        measured.score(BUSINESS, "").body("status", is("IN_PROGRESS")).body("enrolledUntil", nullValue());
        isToldOfAllThat();
    }

    private void isToldOfAllThat() {
        try (var announced = Announced.toPartner(seller)) {
            announced.until(told -> assertThat(told.stream()
                            .map(event -> event.path("type").asText())
                            .filter(type -> type.startsWith("designation.")))
                    .containsExactly(
                            "designation.changed.v1",
                            "designation.enrolled.v1",
                            "designation.changed.v1",
                            "designation.changed.v1",
                            "designation.renewal-due.v1",
                            "designation.lapsed.v1",
                            "designation.changed.v1"));
        }
    }

    @Test
    void is_renewed_when_the_score_is_still_enough() {
        sells();
        var until = Instant.parse(
                measured.act(BUSINESS, "enroll").statusCode(200).extract().<String>path("enrolledUntil"));
        var another = UUID.randomUUID().toString();
        var told = portfolio.subscription(another);
        told.withObject("/data")
                .put("sku", "POWER_BI_PRO")
                .put("startDate", today.plusMonths(6).toString());
        portfolio.tell(told);
        portfolio.others.wasHeard();
        measured.billed(another, month.plusMonths(8), 5, "300.00");
        claimant.advanceTo(until.minusSeconds(60));

        measured.act(BUSINESS, "renew")
                .statusCode(200)
                .body("status", is("ENROLLED"))
                .body(
                        "enrolledUntil",
                        is(until.atOffset(ZoneOffset.UTC)
                                .plusYears(1)
                                .toInstant()
                                .toString()));
        measured.act(BUSINESS, "renew").statusCode(409).body("code", is("RENEWAL_NOT_DUE"));
    }

    @Test
    void is_enrolled_by_whoever_names_the_version_it_read_though_measuring_makes_another() {
        sells();
        var read = measured.score(BUSINESS, "").statusCode(200).extract().header("ETag");

        measured.actOn(BUSINESS, "enroll", "\"7\"").statusCode(412);
        measured.actOn(BUSINESS, "enroll", read).statusCode(200).body("status", is("ENROLLED"));
        measured.actOn(BUSINESS, "renew", read).statusCode(412);
    }

    @Test
    void is_not_taken_back_by_a_measurement_that_comes_late() {
        sells();
        measured.act(BUSINESS, "enroll").statusCode(200);
        var before = claimant.now();
        claimant.advanceTo(before.plus(Duration.ofDays(340)));
        measured.score(BUSINESS, "").body("status", is("ENROLLED_RENEWAL_DUE"));

        QuarkusTransaction.requiringNew()
                .run(() -> changes.settle(seller, ScoredArea.BUSINESS_APPLICATIONS, before.plus(Duration.ofDays(300))));

        measured.score(BUSINESS, "").body("status", is("ENROLLED_RENEWAL_DUE"));
        try (var announced = Announced.toPartner(seller)) {
            announced.until(told -> assertThat(told.stream()
                            .map(event -> event.path("type").asText())
                            .filter("designation.renewal-due.v1"::equals))
                    .hasSize(1));
        }
    }

    @Test
    void is_not_reached_without_any_point_of_a_metric_and_says_everything_that_is_missing() {
        measured.certified("INTERMEDIATE", BUSINESS, 5, farAway);

        assertThat(Measured.reasons(
                        measured.act(BUSINESS, "enroll").statusCode(422).body("code", is("DESIGNATION_NOT_QUALIFIED"))))
                .containsExactly(
                        "/total",
                        "/metrics/NET_CUSTOMER_ADDS",
                        "/metrics/ADVANCED_CERTIFICATIONS",
                        "/metrics/USAGE_GROWTH",
                        "/metrics/DEPLOYMENTS");
        measured.act(BUSINESS, "renew").statusCode(409).body("code", is("NOT_ENROLLED"));
    }

    @Test
    void of_modern_work_counts_seats_and_takes_the_better_track() {
        var subscription = soldSince(today.minusMonths(3));
        var began = month.minusMonths(3);
        measured.used("TEAMS", subscription, began, 1, 10, 200);
        measured.used("TEAMS", subscription, began.plusMonths(1), 3, 2010, 200);

        measured.score("MODERN_WORK", "")
                .statusCode(200)
                .body("track", is("SMB"))
                .body("metrics.NET_CUSTOMER_ADDS.inputs.value", is(1))
                .body("metrics.USAGE_GROWTH.inputs.CSP", is(2000))
                .body("metrics.DEPLOYMENTS.inputs.CSP", is(1));
    }

    @Test
    void of_modern_work_counts_nothing_that_was_used_before_the_partner_came() {
        var soldLong = soldSince(today.minusMonths(3));
        measured.used("TEAMS", soldLong, month.minusMonths(3), 4, 10, 200);
        measured.used("TEAMS", soldSince(today), month.minusMonths(3), 4, 180, 200);

        measured.score("MODERN_WORK", "")
                .statusCode(200)
                .body("metrics.USAGE_GROWTH.inputs.CSP", is(0))
                .body("metrics.DEPLOYMENTS.inputs.CSP", is(0));
    }

    @Test
    void of_modern_work_goes_on_with_the_subscription_that_comes_after() {
        var first = soldSince(today.minusYears(3));
        measured.used("TEAMS", first, month.minusMonths(14), 13, 150, 200);
        var next = UUID.randomUUID().toString();
        sold(portfolio.replacing(first, next, today.minusMonths(1).toString()));
        measured.used("TEAMS", next, month.minusMonths(1), 2, 180, 200);

        measured.score("MODERN_WORK", "?asOf=" + month.plusMonths(1) + "-25")
                .statusCode(200)
                .body("metrics.USAGE_GROWTH.inputs.CSP", is(30))
                .body("metrics.DEPLOYMENTS.inputs.CSP", is(1));
    }

    private String soldSince(LocalDate day) {
        var subscription = UUID.randomUUID().toString();
        var told = portfolio.subscription(subscription);
        told.withObject("/data").put("startDate", day.toString());
        sold(told);
        return subscription;
    }

    private void sold(ObjectNode told) {
        told.withObject("/data").put("sku", "M365_E3");
        portfolio.tell(told);
        portfolio.others.wasHeard();
    }

    @Test
    void counts_a_certification_up_to_its_last_day() {
        measured.certifies("ada", "ADVANCED", BUSINESS, today.plusDays(10), null)
                .statusCode(201);
        var people = "metrics.ADVANCED_CERTIFICATIONS.inputs.value";
        measured.score(BUSINESS, "?asOf=" + today.plusDays(10)).body(people, is(1));
        measured.score(BUSINESS, "?asOf=" + today.plusDays(11)).body(people, is(0));
        measured.score(BUSINESS, "?asOf=" + today.minusDays(1)).body(people, is(0));

        measured.certifies("ada", "ADVANCED", BUSINESS, today.plusDays(20), null)
                .statusCode(428);
        measured.certifies("ada", "ADVANCED", BUSINESS, today.plusDays(20), "\"7\"")
                .statusCode(412);
        measured.certifies("ada", "ADVANCED", BUSINESS, today.plusDays(20), "\"1\"")
                .statusCode(200)
                .body("version", is(2));
        measured.score(BUSINESS, "?asOf=" + today.plusDays(20)).body(people, is(1));
    }

    @Test
    void is_seen_by_its_partner_and_operations_alone() {
        for (var path : List.of("designation-scores/BUSINESS_APPLICATIONS", "competency-goals")) {
            portfolio
                    .as("PARTNER", portfolio.rival, "viewer")
                    .get("/v1/partners/%s/%s".formatted(seller, path))
                    .then()
                    .statusCode(404);
            portfolio
                    .asOperator("operations")
                    .get("/v1/partners/%s/%s".formatted(seller, path))
                    .then()
                    .statusCode(200);
        }
        measured.score("SECURITY", "").statusCode(404);
        measured.score(BUSINESS, "?asOf=yesterday").statusCode(400);
        portfolio
                .asPartner(seller)
                .body(Map.of("level", "ADVANCED", "solutionArea", BUSINESS, "validUntil", farAway.toString()))
                .put("/v1/partners/%s/certifications/ada".formatted(seller))
                .then()
                .statusCode(403);
        measured.score(BUSINESS, "").body("allowedActions", empty());
    }

    /** Enough of everything, just so: 3 points for a customer, 20 and 15 for people, 30 for growth, 4 for a deployment. */
    private void sells() {
        var subscription = portfolio.subscribedSince(month.minusMonths(2) + "-01");
        measured.billed(subscription, month.minusMonths(2), 4, "250.00");
        measured.used("BUSINESS_CENTRAL", subscription, month.minusMonths(15), 13, 25, 40);
        measured.used("BUSINESS_CENTRAL", subscription, month.minusMonths(2), 16, 33, 40);
        measured.certified("INTERMEDIATE", BUSINESS, 5, farAway);
        measured.certified("ADVANCED", BUSINESS, 2, farAway);
    }

    private static ValidatableResponse total(ValidatableResponse score, String expected) {
        var total = score.statusCode(200).extract().<Number>path("total");
        assertThat(new BigDecimal(total.toString())).isEqualByComparingTo(expected);
        return score;
    }
}
