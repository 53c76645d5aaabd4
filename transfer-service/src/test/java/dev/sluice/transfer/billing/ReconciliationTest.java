package dev.sluice.transfer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Golden;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The reconciliation of a month")
class ReconciliationTest {

    /** Of Microsoft 365 E5 (no Teams) for a year, billed monthly, in Europe. */
    static final BigDecimal PRICE = new BigDecimal("54.00");

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    String id;
    LocalDate start;

    @AfterEach
    void hang_up() {
        trade.close();
    }

    /** A year of 100 seats, billed monthly, from today on. */
    private void renewed() {
        var end = trade.today();
        var subscription = estate.ending(delta, end, Map.of("sku", "M365_E5_NO_TEAMS"));
        trade.related(noordzee, delta);
        var transfer = estate.scheduled(noordzee, subscription);
        start = end.plusDays(1);
        trade.advanceTo(start.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        id = estate.get(noordzee, transfer).path("subscriptionId");
    }

    @Test
    void has_a_line_for_each_period_that_began_and_bills_who_transacts() {
        renewed();

        lines(YearMonth.from(start))
                .then()
                .statusCode(200)
                .body("items.subscriptionId", contains(id))
                .body("items.kind", contains("CHARGE"))
                .body("items.origin", contains("EA_RENEWAL"))
                .body("items.billedTo", contains(noordzee.id().toString()))
                .body("items.from", contains(start.toString()))
                .body("items.to", contains(start.plusMonths(1).minusDays(1).toString()))
                .body("items.quantity", contains(100))
                .body("items.unitPrice", contains("54.00"))
                .body("items.amount", contains("5400.00"))
                .body("items.currency", contains("EUR"));
        var order = lines(YearMonth.from(start)).<String>path("items[0].orderId");
        assertThat(trade.get(noordzee.admin(), "/v1/orders/" + order).statusCode())
                .isEqualTo(200);

        trade.advanceTo(start.plusMonths(1).atStartOfDay().toInstant(ZoneOffset.UTC));

        var next = all(start.plusMonths(1));
        assertThat(next).hasSize(2);
        assertThat(next.getLast().get("from")).isEqualTo(start.plusMonths(1).toString());
        assertThat(next.getLast().get("amount")).isEqualTo("5400.00");
    }

    @Test
    void splits_a_period_by_the_days_on_which_licences_come_and_go() {
        renewed();
        trade.advance(Duration.ofDays(2));
        change(130);
        trade.advance(Duration.ofDays(3));
        var refund = change(110).<String>path("refund.amount");
        var days = ChronoUnit.DAYS.between(start, start.plusMonths(1));

        var lines = all(start.plusDays(5));

        assertThat(lines).extracting(line -> line.get("kind")).containsExactly("CHARGE", "CHARGE", "REFUND");
        assertThat(lines.get(1))
                .containsEntry("from", start.plusDays(2).toString())
                .containsEntry("quantity", 30)
                .containsEntry("amount", part(30, days - 2, days).toPlainString());
        assertThat(lines.get(2))
                .containsEntry("from", start.plusDays(6).toString())
                .containsEntry("quantity", 20)
                .containsEntry("amount", part(20, days - 6, days).negate().toPlainString());
        assertThat(refund).isEqualTo(part(20, days - 6, days).toPlainString());
    }

    @Test
    void gives_back_what_is_left_when_all_of_it_is_given_back() {
        renewed();
        var days = ChronoUnit.DAYS.between(start, start.plusMonths(1));
        trade.act(noordzee.admin(), "/v1/subscriptions/" + id + "/cancel")
                .then()
                .statusCode(200);

        trade.advance(Duration.ofDays(35));

        var lines = all(start.plusDays(35));
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast())
                .containsEntry("amount", part(100, days - 1, days).negate().toPlainString());
    }

    @Test
    void charges_an_upgrade_at_its_own_price_from_the_next_day_on() {
        var end = trade.today();
        var subscription = estate.ending(delta, end, Map.of("sku", "M365_E3_TEAMS"));
        trade.related(noordzee, delta);
        var transfer = estate.scheduled(noordzee, subscription);
        start = end.plusDays(1);
        trade.advanceTo(start.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        id = estate.get(noordzee, transfer).path("subscriptionId");
        trade.post(noordzee.admin(), "/v1/subscriptions/" + id + "/upgrade", Map.of("sku", "M365_E5_TEAMS"))
                .then()
                .statusCode(200)
                .body("unitPrice.amount", is("57.00"));

        var lines = all(start);

        assertThat(lines)
                .extracting(line -> line.get("sku"))
                .containsExactly("M365_E3_TEAMS", "M365_E3_TEAMS", "M365_E5_TEAMS");
        assertThat(lines).extracting(line -> line.get("kind")).containsExactly("CHARGE", "REFUND", "CHARGE");
        assertThat(lines.get(1)).containsEntry("from", start.plusDays(1).toString());
        assertThat(lines.get(2))
                .containsEntry("from", start.plusDays(1).toString())
                .containsEntry("unitPrice", "57.00");
    }

    @Test
    void is_a_file_as_well_that_adds_up_to_the_same() {
        renewed();
        change(107);
        var month = YearMonth.from(start);

        var file = Trade.by(noordzee.admin()).accept("text/csv").get("/v1/reconciliation/" + month);

        assertThat(file.header("Content-Disposition")).contains("reconciliation-%s.csv".formatted(month));
        var rows = file.asString().lines().toList();
        assertThat(rows.getFirst())
                .startsWith("subscriptionId,orderId,origin,billedTo,from,to,quantity,unitPrice,amount,currency");
        assertThat(rows.stream()
                        .skip(1)
                        .map(row -> new BigDecimal(row.split(",")[8]))
                        .reduce(BigDecimal::add))
                .contains(total(lines(month)));
    }

    @Test
    void comes_in_pages_that_lose_nothing() {
        renewed();
        change(101);
        change(102);
        var month = YearMonth.from(start);

        var first = trade.get(noordzee.admin(), "/v1/reconciliation/%s?pageSize=2".formatted(month));
        var second = trade.get(
                noordzee.admin(),
                "/v1/reconciliation/%s?pageSize=2&pageToken=%s".formatted(month, first.path("nextPageToken")));

        var ids = new ArrayList<String>(first.path("items.id"));
        ids.addAll(second.path("items.id"));
        assertThat(ids).isEqualTo(lines(month).path("items.id")).hasSize(3);
    }

    @Test
    void is_for_who_pays_and_for_nobody_else() {
        renewed();
        var other = trade.partner("EUROPE", "DIRECT_BILL");
        var path = "/v1/reconciliation/" + YearMonth.from(start);

        trade.get(other.admin(), path).then().statusCode(200).body("items", empty());
        trade.get(delta.admin(), path).then().statusCode(403);
        trade.get(noordzee.as("sales-agent"), path).then().statusCode(403);
        trade.get(noordzee.admin(), "/v1/reconciliation/2026-13").then().statusCode(400);
        trade.get(noordzee.admin(), "/v1/reconciliation/26-1").then().statusCode(400);
    }

    private Response lines(YearMonth month) {
        return trade.get(noordzee.admin(), "/v1/reconciliation/%s?pageSize=1000".formatted(month));
    }

    /** From the beginning to the day. */
    private List<Map<String, Object>> all(LocalDate day) {
        var all = new ArrayList<Map<String, Object>>();
        for (var month = YearMonth.from(start); !month.isAfter(YearMonth.from(day)); month = month.plusMonths(1)) {
            all.addAll(lines(month).path("items"));
        }
        return all;
    }

    private static BigDecimal total(Response lines) {
        return lines.<List<String>>path("items.amount").stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal part(int licences, long days, long of) {
        return PRICE.multiply(BigDecimal.valueOf(licences * days))
                .divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_EVEN);
    }

    private Response change(int quantity) {
        return Trade.by(noordzee.admin())
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Golden.JSON.valueToTree(Map.of("quantity", quantity)).toString())
                .patch("/v1/subscriptions/" + id);
    }
}
