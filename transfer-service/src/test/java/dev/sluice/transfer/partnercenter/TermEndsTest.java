package dev.sluice.transfer.partnercenter;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Days on which a first term may end, for a client of the vendor's API")
class TermEndsTest {

    static final String TYPES = "items.allowedCustomTermEndDateType";
    static final String DAYS = "items.allowedCustomTermEndDate";

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");
    final String path = "/v1/customers/" + delta.id() + "/subscriptions/customTermEndDates";

    @BeforeEach
    void they_know_each_other() {
        trade.heard();
        trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private ValidatableResponse asked(String query) {
        return trade.get(noordzee.admin(), path + "?" + query).then();
    }

    /** Of a year from today: the last month that ends within it. */
    private String lastMonthEnd() {
        var full = trade.today().plusYears(1).minusDays(1);
        var month = YearMonth.from(full);
        var end =
                month.atEndOfMonth().equals(full) ? full : month.minusMonths(1).atEndOfMonth();
        return end + "T00:00:00Z";
    }

    @Test
    void are_the_month_end_alone_where_the_customer_has_nothing_yet() {
        asked("term_duration=P1Y")
                .statusCode(200)
                .body("totalCount", is(1))
                .body(TYPES, contains("calendarMonthAligned"))
                .body(DAYS, contains(lastMonthEnd()))
                .body("links.self.uri", is(path + "?term_duration=P1Y"))
                .body("attributes.objectType", is("Collection"));
    }

    @Test
    void are_those_of_the_customers_other_subscriptions_with_the_partner() {
        var first = trade.today().minusDays(40);
        var one = handovers.imported(noordzee, delta, Map.of("startDate", first));
        var other = handovers.imported(noordzee, delta, Map.of("startDate", first));
        var end = first.plusYears(1).minusDays(1);

        asked("Term_Duration=P1Y")
                .body(TYPES, contains("calendarMonthAligned", "subscriptionAligned"))
                .body(DAYS, hasItem(end + "T00:00:00Z"))
                .body("items[1].cotermSubscriptionIds", containsInAnyOrder(one, other));
        asked("term_duration=P1Y&target_coterm_subscription_id=" + one)
                .body(TYPES, contains("subscriptionAligned"))
                .body("items[0].cotermSubscriptionIds", contains(one));
        asked("term_duration=P1Y&term_start_date=" + end.plusDays(1))
                .body(TYPES, hasSize(2))
                .body("items[1].allowedCustomTermEndDate", is(end.plusYears(1) + "T00:00:00Z"));
        asked("term_duration=P1Y&target_coterm_subscription_id=" + UUID.randomUUID())
                .body("items", empty());
    }

    @Test
    void are_refused_by_the_vendors_numbers() {
        asked("term_start_date=" + trade.today()).statusCode(400).body("errors.pointer", contains("term_duration"));
        asked("term_duration=P2Y").statusCode(400);
        asked("term_duration=P1Y&term_start_date=" + trade.today().minusDays(1))
                .statusCode(400)
                .body("errors.pointer", contains("term_start_date"));
        var stranger = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        trade.get(stranger.admin(), path + "?term_duration=P1Y")
                .then()
                .statusCode(403)
                .body("code", is("20002"));
    }
}
