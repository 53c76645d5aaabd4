package dev.sluice.attribution.designation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.revenue.Billing;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What operations tell of a partner, and the partner at its designations. */
final class Measured {

    static final String BUSINESS = "BUSINESS_APPLICATIONS";

    private final Portfolio portfolio;
    private final Billing billing;
    private final UUID partner;

    Measured(Portfolio portfolio, Billing billing, UUID partner) {
        this.portfolio = portfolio;
        this.billing = billing;
        this.partner = partner;
    }

    void certified(String level, String area, int people, LocalDate until) {
        for (var person = 0; person < people; person++) {
            certifies(level + person, level, area, until, null).statusCode(201);
        }
    }

    ValidatableResponse certifies(String person, String level, String area, LocalDate until, String ifMatch) {
        var request = portfolio
                .asOperator("operations")
                .body(Map.of("level", level, "solutionArea", area, "validUntil", until.toString()));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/v1/partners/%s/certifications/%s".formatted(partner, person))
                .then();
    }

    /** As many active users each month as told, from that month on. */
    void used(String product, String subscription, YearMonth from, int months, long active, long seats) {
        var rows = IntStream.range(0, months)
                .mapToObj(month -> Map.<String, Object>of(
                        "customerTenantId",
                        portfolio.customer,
                        "subscriptionId",
                        subscription,
                        "product",
                        product,
                        "month",
                        from.plusMonths(month).toString(),
                        "activeUsers",
                        active,
                        "paidSeats",
                        seats))
                .toList();
        assertThat(billing.imports("usage-facts", rows).getInt("progress.failed"))
                .isZero();
    }

    void billed(String subscription, YearMonth from, int months, String amount) {
        billing.bills(IntStream.range(0, months)
                .mapToObj(month -> billing.line(from.plusMonths(month), subscription, amount))
                .toList());
    }

    ValidatableResponse score(String area, String query) {
        return portfolio
                .as("PARTNER", partner, "viewer")
                .get("/v1/partners/%s/designation-scores/%s%s".formatted(partner, area, query))
                .then();
    }

    ValidatableResponse act(String area, String action) {
        return portfolio
                .as("PARTNER", partner, "viewer")
                .post("/v1/partners/%s/designations/%s/%s".formatted(partner, area, action))
                .then();
    }

    ValidatableResponse actOn(String area, String action, String version) {
        return portfolio
                .as("PARTNER", partner, "viewer")
                .header("If-Match", version)
                .post("/v1/partners/%s/designations/%s/%s".formatted(partner, area, action))
                .then();
    }

    static List<String> reasons(ValidatableResponse refused) {
        return refused.extract().jsonPath().getList("errors.pointer");
    }
}
