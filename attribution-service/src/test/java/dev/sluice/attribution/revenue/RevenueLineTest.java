package dev.sluice.attribution.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A line of revenue")
class RevenueLineTest {

    final Portfolio portfolio = new Portfolio();
    final Billing billing = new Billing(portfolio);
    final YearMonth month = Billing.month();
    final String subscription = portfolio.subscribedSince(month + "-01");

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void is_loaded_while_bad_ones_of_the_same_file_are_reported() {
        var good = billing.line(month, subscription, "100.00");
        var rows = new ArrayList<Map<String, Object>>();
        rows.add(good);
        rows.add(with(good, "lineId", UUID.randomUUID().toString(), "month", "2016-13"));
        rows.add(with(good, "lineId", UUID.randomUUID().toString(), "amount", "1,000"));
        rows.add(with(good, "lineId", "=cmd()", "currency", "usd"));
        rows.add(with(good, "lineId", UUID.randomUUID().toString(), "surprise", "x"));
        rows.add(billing.line(month, subscription, "0.5"));

        var done = billing.imports("revenue-lines", rows);

        assertThat(done.getInt("progress.succeeded")).isEqualTo(2);
        assertThat(done.getInt("progress.failed")).isEqualTo(4);
        assertThat(done.<Integer>getList("errors.row")).containsExactly(2, 3, 4, 4, 5);
        assertThat(done.<String>getList("errors.pointer"))
                .containsExactly("/month", "/amount", "/currency", "/lineId", "/surprise");
        assertThat(amounts(false)).containsExactlyInAnyOrder("100.00", "0.50");
    }

    @Test
    void counts_once_however_often_it_is_told() {
        var line = billing.line(month, subscription, "100.00");
        billing.bills(List.of(line, line));
        billing.bills(List.of(with(line, "amount", "100")));
        billing.tells(line);
        portfolio.others.wasHeard();

        assertThat(amounts(false)).containsExactly("100.00");
    }

    @Test
    void is_refused_with_other_content_and_keeps_no_other_waiting() {
        var line = billing.line(month, subscription, "100.00");
        billing.bills(List.of(line));
        var done = billing.imports(
                "revenue-lines",
                List.of(
                        with(line, "amount", "100.01"),
                        billing.line(month, subscription, "7.00"),
                        with(line, "quantity", 11)));
        assertThat(done.<String>getList("errors.code")).containsExactly("LINE_CHANGED", "LINE_CHANGED");
        assertThat(done.<Integer>getList("errors.row")).containsExactly(1, 3);

        billing.tells(with(line, "currency", "EUR"));
        billing.tells(billing.line(month, subscription, "8.00"));
        portfolio.others.wasHeard();

        assertThat(amounts(false)).containsExactlyInAnyOrder("100.00", "7.00", "8.00");
        portfolio
                .asOperator("operations")
                .get("/v1/parked-keys?pageSize=1000")
                .then()
                .statusCode(200)
                .body("items.findAll { it.consumer == 'attribution.revenue-lines' }.key", hasItem(line.get("lineId")));
    }

    @Test
    void is_laid_aside_when_it_is_none() {
        var broken = with(billing.line(month, subscription, "9.00"), "month", "April");
        billing.tells(broken);
        portfolio.others.wasHeard();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> portfolio
                        .asOperator("operations")
                        .get("/v1/dead-letters?pageSize=1000")
                        .then()
                        .statusCode(200)
                        .body(
                                "items.findAll { it.topic == '%s' }.key".formatted(Billing.TOPIC),
                                hasItem(broken.get("lineId"))));
        assertThat(amounts(false)).isEmpty();
    }

    @Test
    void of_a_subscription_that_nobody_told_of_waits_and_is_shown() {
        var later = UUID.randomUUID().toString();
        billing.bills(List.of(billing.line(month, later, "55.00"), billing.line(month, subscription, "1.00")));
        assertThat(amounts(true)).containsExactly("55.00");

        portfolio.tellSince(later, month + "-01");
        portfolio.others.wasHeard();
        assertThat(amounts(true)).isEmpty();

        billing.closes(month).statusCode(200);
        billing.statement(portfolio.seller, month).body("totals.billed", contains("56.00"));
    }

    @Test
    void keeps_its_currency_and_the_rate_of_its_day() {
        var early = month + "-01";
        billing.imports(
                "exchange-rates",
                List.of(
                        Map.of("currency", "DKK", "day", early, "usd", "0.15"),
                        Map.of("currency", "DKK", "day", month.plusMonths(1) + "-01", "usd", "0.16")));
        billing.bills(List.of(
                with(billing.line(month, subscription, "1000.00"), "currency", "DKK"),
                with(billing.line(month, subscription, "10.00"), "currency", "ISK")));

        lines(false)
                .body("items.find { it.currency == 'DKK' }.usdRate", is("0.15"))
                .body("items.find { it.currency == 'DKK' }.usdRateDay", is(early))
                .body("items.find { it.currency == 'ISK' }", not(hasKey("usdRate")));

        billing.imports("exchange-rates", List.of(Map.of("currency", "ISK", "day", early, "usd", "0.008")));
        lines(false).body("items.usdRate", containsInAnyOrder("0.15", "0.008"));
        assertThat(billing.imports("exchange-rates", List.of(Map.of("currency", "ISK", "day", early, "usd", "0.009")))
                        .<String>getList("errors.code"))
                .containsExactly("RATE_KNOWN");

        billing.closes(month).statusCode(200);
        billing.statement(portfolio.seller, month)
                .body("lines.currency", contains("DKK", "ISK"))
                .body("lines.amount", contains("1000.00", "10.00"))
                .body("lines.usdAmount", contains("150.00", "0.08"));
    }

    @Test
    void is_no_business_of_others() {
        portfolio
                .as("PARTNER", portfolio.seller, "executive-report-viewer")
                .get(path(false))
                .then()
                .statusCode(403);
        portfolio.asOperator("reviewer").get(path(false)).then().statusCode(403);
        portfolio
                .asOperator("operations")
                .get("/v1/revenue-lines?month=soon")
                .then()
                .statusCode(400);
        portfolio.asOperator("operations").get("/v1/revenue-lines").then().statusCode(400);
        portfolio
                .asOperator("operations")
                .get(path(false) + "&pageSize=1")
                .then()
                .statusCode(200)
                .body("items", empty());
        billing.bills(List.of(billing.line(month, subscription, "1.00"), billing.line(month, subscription, "2.00")));
        var first = page("").body("items", hasSize(1)).extract();
        var second = page("&pageToken=" + first.<String>path("nextPageToken"))
                .body("nextPageToken", is((String) null))
                .extract();
        assertThat(List.of(first.<String>path("items[0].amount"), second.<String>path("items[0].amount")))
                .containsExactlyInAnyOrder("1.00", "2.00");
    }

    private ValidatableResponse page(String token) {
        return portfolio
                .asOperator("operations")
                .get(path(false) + "&pageSize=1" + token)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse lines(boolean unassigned) {
        return portfolio.asOperator("operations").get(path(unassigned)).then().statusCode(200);
    }

    private List<String> amounts(boolean unassigned) {
        return lines(unassigned).extract().path("items.amount");
    }

    private String path(boolean unassigned) {
        return "/v1/revenue-lines?month=" + month + "&unassigned=" + unassigned;
    }

    private static Map<String, Object> with(Map<String, Object> line, Object... changes) {
        var changed = new HashMap<>(line);
        for (var i = 0; i < changes.length; i += 2) {
            changed.put((String) changes[i], changes[i + 1]);
        }
        return changed;
    }
}
