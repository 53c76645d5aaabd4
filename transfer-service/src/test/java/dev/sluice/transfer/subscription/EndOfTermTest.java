package dev.sluice.transfer.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Golden;
import dev.sluice.transfer.Holdings;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.task.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("At the end of its term a subscription")
class EndOfTermTest {

    final Trade trade = new Trade();
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    String id;
    LocalDate start;
    LocalDate end;

    @Inject
    Deadlines deadlines;

    @Inject
    Subscriptions subscriptions;

    @Inject
    SliceRows slices;

    @Inject
    Windows windows;

    @Inject
    Costs costs;

    @Inject
    Billing billing;

    @Inject
    SubscriptionNews news;

    @Inject
    Seats seats;

    @Inject
    Tasks tasks;

    @BeforeEach
    void buy_a_month() {
        trade.heard();
        trade.related(noordzee, delta);
        start = trade.today();
        end = start.plusMonths(1).minusDays(1);
        String order = trade.post(
                        noordzee.admin(),
                        "/v1/orders",
                        Map.of(
                                "customerTenantId",
                                delta.id(),
                                "sku",
                                "M365_E5_NO_TEAMS",
                                "quantity",
                                10,
                                "termDuration",
                                "P1M",
                                "billingCycle",
                                "Monthly"))
                .path("id");
        trade.advance(Duration.ofSeconds(1));
        id = trade.get(noordzee.admin(), "/v1/orders/" + order).path("subscriptionId");
        assertThat(id).isNotNull();
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void renews_itself_with_all_its_licences_and_a_new_window() {
        trade.advanceTo(end.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));

        get().then()
                .body("status", is("Active"))
                .body("startDate", is(end.plusDays(1).toString()))
                .body(
                        "termEndDate",
                        is(end.plusDays(1).plusMonths(1).minusDays(1).toString()))
                .body("quantity", is(10))
                .body("windows.quantity", contains(10))
                .body("windows.closesAt", contains(end.plusDays(8) + "T00:00:00Z"))
                .body("endOfTerm", nullValue());
    }

    @Test
    void expires_unless_it_renews_itself_and_is_out_of_reach_thirty_days_later() {
        change(Map.of("autoRenew", false))
                .then()
                .body("endOfTerm.policy", is("GRACE_30_DAYS"))
                .body("endOfTerm.accessUntil", is(end.plusDays(30).toString()));

        trade.advanceTo(end.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        get().then().body("status", is("Expired")).body("windows", empty()).body("allowedActions", empty());
        change(Map.of("quantity", 11))
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("Expired"));

        trade.advanceTo(
                end.plusDays(31).atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1));
        get().then().body("status", is("Expired"));
        trade.advanceTo(end.plusDays(31).atStartOfDay().toInstant(ZoneOffset.UTC));
        get().then().body("status", is("Disabled"));
    }

    @Test
    void ends_at_once_where_the_policy_says_so() {
        change(Map.of("autoRenew", false));

        end("0001-01-01:CANCEL");

        get().then().body("status", is("Deleted")).body("quantity", is(0));
    }

    @Test
    void runs_on_month_by_month_at_three_percent_more_where_the_policy_says_so() {
        change(Map.of("autoRenew", false));
        var policy = "0001-01-01:EXTENDED_SERVICE_TERM";
        var price = new BigDecimal("64.80").multiply(new BigDecimal("1.03"));

        end(policy);

        get().then()
                .body("status", is("Active"))
                .body("termDuration", is("P1M"))
                .body("startDate", is(end.plusDays(1).toString()))
                .body("unitPrice.amount", is(price.stripTrailingZeros().toPlainString()))
                .body("windows.quantity", contains(10))
                .body("windows.closesAt", contains(end.plusDays(1).plusMonths(1) + "T00:00:00Z"));
        trade.advance(Duration.ofDays(40));
        trade.act(noordzee.admin(), "/v1/subscriptions/" + id + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void runs_on_at_twenty_three_percent_more_where_there_is_no_monthly_price() {
        var sku = "YEARLY-" + UUID.randomUUID().toString().substring(0, 8);
        trade.imported(
                        "price-list",
                        "sku,market,currency,termDuration,billingCycle,unitPrice,from\n%s,EUROPE,EUR,P1Y,Monthly,10.00,2025-01-01\n"
                                .formatted(sku))
                .then()
                .body("progress.succeeded", is(1));
        id = new Holdings(trade)
                .known(
                        noordzee,
                        delta,
                        Map.of("sku", sku, "startDate", "", "termEndDate", end.toString(), "autoRenew", "false"));

        end("0001-01-01:EXTENDED_SERVICE_TERM");

        get().then().body("termDuration", is("P1M")).body("unitPrice.amount", is("12.30"));
    }

    /** As a service would that is set up so, at the end of the term. */
    private void end(String policy) {
        var other =
                new EndOfTerm(() -> List.of(policy), deadlines, slices, windows, costs, billing, news, seats, tasks);
        QuarkusTransaction.requiringNew().run(() -> {
            var subscription = subscriptions.lock(UUID.fromString(id)).orElseThrow();
            other.catchUp(subscription, subscription.term().end());
            subscriptions.flush();
        });
    }

    private Response get() {
        return trade.get(noordzee.admin(), "/v1/subscriptions/" + id);
    }

    private Response change(Map<String, Object> change) {
        return Trade.by(noordzee.admin())
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(Golden.JSON.valueToTree(change).toString())
                .patch("/v1/subscriptions/" + id);
    }
}
