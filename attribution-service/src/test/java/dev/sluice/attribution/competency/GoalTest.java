package dev.sluice.attribution.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.revenue.Billing;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The revenue goal of a competency")
class GoalTest {

    final Portfolio portfolio = new Portfolio();
    final Billing billing = new Billing(portfolio);
    final YearMonth month = Billing.month();
    final YearMonth second = Billing.month();
    final String competency =
            "CLOUD_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void is_reached_by_the_revenue_of_every_recognised_association_once_for_the_group() {
        var subscription = portfolio.subscribedSince(month + "-01");
        var colleague = UUID.randomUUID();
        var group = "G" + competency;
        portfolio.partner(colleague, group);
        portfolio.partner(portfolio.rival, group);
        portfolio.others.wasHeard();
        executes(portfolio.rival, subscription);
        executes(colleague, subscription);
        told(goal("1000.00", "BUSINESS_APPLICATIONS"));
        billing.bills(List.of(
                billing.line(month, subscription, "400.00"),
                billing.line(second, subscription, "250.50"),
                with(billing.line(month, subscription, "77.00"), "solutionArea", "MODERN_WORK"),
                billing.line(month.minusMonths(1), subscription, "99.00")));

        for (var partner : List.of(portfolio.rival, colleague)) {
            goals(partner, second)
                    .body(mine("goal"), is("1000.00"))
                    .body(mine("attained"), is("650.50"))
                    .body(mine("sources.attribution"), contains("EXECUTING_PARTNER"))
                    .body(mine("sources.amount"), contains("650.50"));
            goals(partner, month).body(mine("attained"), is("400.00"));
        }
        goals(portfolio.seller, second).body(mine("attained"), is("650.50"));
        goals(portfolio.influencer, second).body(mine("attained"), is("0.00"));
    }

    @Test
    void is_told_once() {
        told(goal("1000.00", "MODERN_WORK"));
        told(goal("1000.00", "MODERN_WORK"));

        assertThat(imported(goal("2000.00", "MODERN_WORK")).getString("errors[0].code"))
                .isEqualTo("GOAL_KNOWN");
        var backwards = goal("5.00", "MODERN_WORK");
        backwards.put("period", "OTHER");
        backwards.put("lastMonth", month.minusMonths(1).toString());
        assertThat(imported(backwards).getString("errors[0].pointer")).isEqualTo("/lastMonth");
        backwards.put("lastMonth", month.plusMonths(24).toString());
        assertThat(imported(backwards).getString("errors[0].pointer")).isEqualTo("/lastMonth");
        backwards.put("lastMonth", month.plusMonths(23).toString());
        told(backwards);
    }

    private Map<String, Object> goal(String amount, String area) {
        return new HashMap<>(Map.of(
                "competency",
                competency,
                "period",
                "FY" + month.getYear(),
                "firstMonth",
                month.toString(),
                "lastMonth",
                second.toString(),
                "goal",
                amount,
                "solutionAreas",
                List.of(area)));
    }

    private void told(Map<String, Object> goal) {
        assertThat(imported(goal).getInt("progress.failed")).isZero();
    }

    private JsonPath imported(Map<String, Object> goal) {
        return billing.imports("competency-goals", List.of(goal));
    }

    private void executes(UUID partner, String subscription) {
        var association = new HashMap<>(portfolio.association("EXECUTING_PARTNER", subscription));
        association.put("partnerTenantId", partner);
        association.put("from", month + "-01T00:00:00Z");
        portfolio.names(association).statusCode(201);
    }

    private ValidatableResponse goals(UUID partner, YearMonth asOf) {
        return portfolio
                .as("PARTNER", partner, "executive-report-viewer")
                .get("/v1/partners/%s/competency-goals?asOf=%s-15".formatted(partner, asOf))
                .then()
                .statusCode(200);
    }

    private String mine(String member) {
        return "items.find { it.competency == '%s' }.%s".formatted(competency, member);
    }

    private static Map<String, Object> with(Map<String, Object> line, String name, Object value) {
        var changed = new HashMap<>(line);
        changed.put(name, value);
        return changed;
    }
}
