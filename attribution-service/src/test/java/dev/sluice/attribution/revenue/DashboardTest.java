package dev.sluice.attribution.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.claim.Claimant;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two locations of one group and an influencer of another one, on subscriptions of this month. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The revenue of a partner group")
class DashboardTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final Billing billing = new Billing(portfolio);
    final UUID seller = portfolio.seller;
    final UUID sister = portfolio.rival;
    final UUID influencer = portfolio.influencer;
    YearMonth month;

    @BeforeEach
    void tell() {
        month = YearMonth.from(claimant.now().atOffset(ZoneOffset.UTC));
        var group = "G" + seller.toString().substring(0, 8);
        portfolio.partner(seller, group);
        portfolio.partner(sister, group);
        var nine = portfolio.subscribedSince(month + "-01");
        var eight = UUID.randomUUID().toString();
        portfolio.tellSale(eight, UUID.randomUUID(), month + "-01");
        portfolio.others.wasHeard();
        names(seller, nine);
        names(influencer, nine);
        names(sister, eight);
        billing.bills(List.of(
                with(billing.line(month, nine, "1000.00"), "salesChannel", "CSP"),
                with(billing.line(month, eight, "400.00"), "salesChannel", "EA")));
    }

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void counts_each_amount_once_whatever_associations_the_group_has() {
        rows(seller, "executive-report-viewer", "")
                .body("items", hasSize(3))
                .body("items.findAll { !it.isDuplicateRowForPGA }.amount", containsInAnyOrder("1000.00", "400.00"))
                .body("items.findAll { it.isDuplicateRowForPGA }.attribution", contains("EXECUTING_PARTNER"))
                .body("items.findAll { it.isDuplicateRowForPGA }.amount", contains("1000.00"));
        for (var partner : List.of(seller, sister)) {
            sums(partner, "executive-report-viewer", "months=1")
                    .body("total.revenueUsd", is("1400.00"))
                    .body("total.subscriptions", is(2))
                    .body("total.customers", is(1))
                    .body("total.seats", is(20))
                    .body("items.key", contains(month.toString()));
        }
        sums(influencer, "executive-report-viewer", "months=1")
                .body("total.revenueUsd", is("1000.00"))
                .body("total.subscriptions", is(1));
    }

    @Test
    void is_grouped_and_filtered() {
        sums(seller, "executive-report-viewer", "months=3&groupBy=SALES_CHANNEL")
                .body("items.key", contains("CSP", "EA"))
                .body("items.revenueUsd", contains("1000.00", "400.00"));
        sums(seller, "executive-report-viewer", "months=3&groupBy=LOCATION")
                .body("items.key", containsInAnyOrder(portfolio.partnerId(seller), portfolio.partnerId(sister)))
                .body("total.revenueUsd", is("1400.00"));
        for (var filter : Map.of(
                        "salesChannel=EA",
                        "400.00",
                        "salesChannel=EA&salesChannel=CSP",
                        "1400.00",
                        "attribution=EXECUTING_PARTNER",
                        "1400.00",
                        "attribution=TRANSACTING_PARTNER",
                        "1000.00",
                        "location=" + portfolio.partnerId(sister),
                        "400.00",
                        "product=BUSINESS_CENTRAL",
                        "1400.00",
                        "product=POWER_BI",
                        "0.00",
                        "customerMarket=NL",
                        "1400.00",
                        "customerMarket=DE",
                        "0.00",
                        "customerSegment=COMMERCIAL",
                        "1400.00")
                .entrySet()) {
            assertThat(sums(seller, "executive-report-viewer", "months=1&" + filter.getKey())
                            .extract()
                            .<String>path("total.revenueUsd"))
                    .as(filter.getKey())
                    .isEqualTo(filter.getValue());
        }
        sums(seller, "executive-report-viewer", "groupBy=MONTH")
                .body("from", is(month.minusMonths(11).toString()));
    }

    @Test
    void has_no_amounts_for_who_may_not_see_revenue() {
        sums(seller, "report-viewer", "months=1")
                .body("total.subscriptions", is(2))
                .body("total", not(hasKey("revenueUsd")))
                .body("items", everyItem(not(hasKey("revenueUsd"))));
        rows(seller, "report-viewer", "")
                .body("items", hasSize(3))
                .body("items", everyItem(not(hasKey("amount"))))
                .body("items", everyItem(not(hasKey("revenueUsd"))))
                .body("items", everyItem(not(hasKey("currency"))));
    }

    @Test
    void is_the_groups_own_business() {
        portfolio
                .as("PARTNER", sister, "report-viewer")
                .get(path(seller))
                .then()
                .statusCode(200);
        portfolio
                .as("PARTNER", influencer, "report-viewer")
                .get(path(seller))
                .then()
                .statusCode(404);
        portfolio
                .as("PARTNER", influencer, "report-viewer")
                .get(path(seller) + "/rows?month=" + month)
                .then()
                .statusCode(404);
        portfolio
                .as("PARTNER", seller, "incentives-admin")
                .get(path(seller))
                .then()
                .statusCode(403);
        portfolio.asCustomer().get(path(seller)).then().statusCode(403);
        portfolio.asOperator("operations").get(path(UUID.randomUUID())).then().statusCode(404);
        for (var query : List.of("?months=0", "?months=14", "?months=all", "?groupBy=WEEK")) {
            portfolio
                    .as("PARTNER", seller, "report-viewer")
                    .get(path(seller) + query)
                    .then()
                    .statusCode(400);
        }
        portfolio
                .as("PARTNER", seller, "report-viewer")
                .get(path(seller) + "/rows")
                .then()
                .statusCode(400);
    }

    @Test
    void says_how_much_it_could_not_convert() {
        var other = portfolio.subscribedSince(month + "-01");
        billing.bills(List.of(with(billing.line(month, other, "5.00"), "currency", "XTS")));

        sums(seller, "executive-report-viewer", "months=1")
                .body("total.revenueUsd", is("1400.00"))
                .body("total.withoutRate", is(1));
    }

    private void names(UUID partner, String subscription) {
        var association = new HashMap<>(portfolio.association("EXECUTING_PARTNER", subscription));
        association.put("partnerTenantId", partner);
        association.put("from", month + "-01T00:00:00Z");
        portfolio.names(association).statusCode(201);
    }

    private ValidatableResponse sums(UUID partner, String role, String query) {
        return portfolio
                .as("PARTNER", partner, role)
                .get(path(partner) + "?" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse rows(UUID partner, String role, String query) {
        return portfolio
                .as("PARTNER", partner, role)
                .get(path(partner) + "/rows?month=" + month + query)
                .then()
                .statusCode(200);
    }

    private static String path(UUID partner) {
        return "/v1/partners/" + partner + "/revenue";
    }

    private static Map<String, Object> with(Map<String, Object> line, String name, Object value) {
        var changed = new HashMap<>(line);
        changed.put(name, value);
        return changed;
    }
}
