package dev.sluice.attribution.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A month")
class MonthCloseTest {

    final Portfolio portfolio = new Portfolio();
    final Billing billing = new Billing(portfolio);
    final YearMonth month = Billing.month();

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04, 2026-04-30T12:00:00Z, 2026-05-05T00:00:00Z",
        "2026-04, 2026-05-04T23:59:59.999999Z, 2026-05-05T00:00:00Z",
        "2026-04, 2026-05-05T00:00:00Z, 2026-06-05T00:00:00Z",
        "2026-04, 2026-11-02T00:00:00Z, 2026-11-05T00:00:00Z",
        "2026-12, 2026-12-01T00:00:00Z, 2027-01-05T00:00:00Z"
    })
    void closes_on_the_fifth_of_the_next_one_or_on_the_next_fifth_when_heard_of_late(
            YearMonth heard, Instant at, Instant closes) {
        MonthCloseConfig config = () -> 5;
        assertThat(config.closesAt(heard, at)).isEqualTo(closes);
    }

    @Test
    void closes_by_itself_at_that_instant() {
        var subscription = portfolio.subscribedSince(month + "-01");
        billing.bills(List.of(billing.line(month, subscription, "10.00")));
        portfolio
                .as("PARTNER", portfolio.seller, "admin-agent")
                .get(Billing.statements(portfolio.seller, month))
                .then()
                .statusCode(409)
                .body("code", is("MONTH_OPEN"))
                .body("state", is("OPEN"))
                .body("closesAt", notNullValue());
        var closesAt = Instant.parse(month().extract().path("closesAt"));

        advanceTo(closesAt.minusSeconds(3600));
        month().body("state", is("OPEN"));
        advanceTo(closesAt);

        month().body("state", is("CLOSED")).body("closedAt", is(closesAt.toString()));
        billing.statement(portfolio.seller, month).body("totals.billed", contains("10.00"));
    }

    @Test
    void is_closed_by_one_of_many_who_try_at_once() {
        var subscription = portfolio.subscribedSince(month + "-01");
        billing.bills(List.of(billing.line(month, subscription, "10.00")));

        var answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(_ -> billing.closes(month).extract().statusCode())
                .toList();

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        billing.closes(month).statusCode(409).body("code", is("MONTH_CLOSED")).body("state", is("CLOSED"));
        billing.statement(portfolio.seller, month).body("lines.amount", contains("10.00"));
    }

    @Test
    void is_not_closed_by_a_dry_run_before_it_begins_or_by_somebody_else() {
        portfolio
                .asOperator("operations")
                .post("/v1/months/" + month + "/close?validateOnly=true")
                .then()
                .statusCode(200)
                .body("state", is("CLOSED"));
        month(404);
        billing.closes(YearMonth.of(2098, 1))
                .statusCode(422)
                .body("code", is("MONTH_NOT_BEGUN"))
                .body("errors.eligibleFrom", contains("2098-01-01T00:00:00Z"));
        portfolio
                .asOperator("operations")
                .post("/v1/months/2026-13/close")
                .then()
                .statusCode(400);
        for (var role : List.of("reviewer", "registry", "auditor")) {
            portfolio
                    .asOperator(role)
                    .post("/v1/months/" + month + "/close")
                    .then()
                    .statusCode(403);
        }
        portfolio
                .as("PARTNER", portfolio.seller, "admin-agent")
                .post("/v1/months/" + month + "/close")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse month() {
        return month(200);
    }

    private ValidatableResponse month(int status) {
        return portfolio
                .asOperator("operations")
                .get("/v1/months/" + month)
                .then()
                .statusCode(status);
    }

    private void advanceTo(Instant to) {
        portfolio
                .asOperator("platform")
                .body(Map.of("to", to.toString()))
                .post("/sandbox/clock/advance")
                .then()
                .statusCode(200);
    }
}
