package dev.sluice.transfer.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The portfolio of a partner")
class PortfolioTest {

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");

    @BeforeEach
    void they_know_each_other() {
        trade.heard();
        trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response list(String query) {
        return trade.get(noordzee.admin(), "/v1/legacy-subscriptions?customerTenantId=" + delta.id() + query);
    }

    @Test
    void shows_what_customers_still_have_and_whose_it_is() {
        var fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
        trade.heard();
        var own = legacy.of(delta, noordzee, Map.of());
        var other = legacy.of(delta, fjord, Map.of());

        list("").then()
                .statusCode(200)
                .body("items.subscriptionId", contains(own, other))
                .body("items.provider", contains("OWN", "OTHER"));
        list("&provider=OTHER").then().body("items.subscriptionId", contains(other));
        list("&provider=OWN,OTHER").then().body("items", hasSize(2));
        assertThat(list("").asString()).doesNotContain(fjord.id().toString(), fjord.partnerId());
        trade.get(fjord.admin(), "/v1/legacy-subscriptions").then().body("items", empty());
        list("&provider=MINE").then().statusCode(400);
        trade.get(delta.admin(), "/v1/legacy-subscriptions").then().statusCode(403);
    }

    @Test
    void compares_what_can_be_done() {
        var old = legacy.of(delta, noordzee, Map.of());
        var renewal = trade.today().plusDays(116);

        var seen = list("").then()
                .body("items[0].remainingDays", is(116))
                .body("items[0].renewsOn", is(renewal.toString()))
                .body("items[0].target.sku", is("M365_E3"))
                .body("items[0].target.catalogItemId", is("CFQ7TTC0LFLX:0001"))
                .body("items[0].options.kind", contains("MIGRATE_NOW", "SCHEDULE", "ORDER_AHEAD", "WAIT"))
                .body("items[0].options.possible", contains(true, true, false, true))
                .body("items[0].options[0].termEndDate", is(renewal.minusDays(1).toString()))
                .body("items[0].options[1].startDate", is(renewal.toString()))
                .body("items[0].options[2].reasons.code", contains("ORDER_TOO_FAR_AHEAD"))
                .body("items[0].options[2].eligibleFrom", is(renewal.minusDays(60) + "T00:00:00Z"));
        seen.body("items[0].subscriptionId", is(old));
    }

    @Test
    void says_what_is_against_each_way_and_from_when_on_it_is_open() {
        var young = legacy.of(
                delta,
                noordzee,
                Map.of(
                        "purchasedOn",
                        trade.today().minusDays(5),
                        "termEndDate",
                        trade.today().plusDays(40)));
        legacy.of(delta, noordzee, Map.of("offerId", Legacy.INTUNE, "autoRenew", false));

        list("").then()
                .body("items[0].subscriptionId", is(young))
                .body("items[0].options.possible", contains(false, true, true, true))
                .body("items[0].options[0].reasons.code", contains("SUBSCRIPTION_ACTIVE_FOR_LESS_THAN_ONE_MONTH"))
                .body(
                        "items[0].options[0].eligibleFrom",
                        is(trade.today().minusDays(5).plusMonths(1) + "T00:00:00Z"))
                .body("items[1].options[0].reasons.code", contains("NEW_COMMERCE_PRODUCT_UNAVAILABLE"))
                .body("items[1].options[0].eligibleFrom", nullValue())
                .body("items[1].options[3].reasons.code", contains("TERM_NOT_RENEWED"));
    }

    @Test
    void says_of_an_order_what_the_order_would_be_refused_for() {
        var day = trade.today().plusDays(40);
        var taken = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 290));
        legacy.migrated(noordzee, taken, Map.of());
        var plan = Map.<String, Object>of("quantity", 20, "termDuration", "P1M", "billingCycle", "Annual");
        var row = new HashMap<>(plan);
        row.putAll(Map.of("offerId", Legacy.CAPPED, "termEndDate", day));
        var old = legacy.of(delta, noordzee, row);
        var order = new HashMap<>(plan);
        order.putAll(Map.of(
                "customerTenantId",
                delta.id(),
                "sku",
                "SANDBOX_CAPPED",
                "startDate",
                day.plusDays(1).toString()));

        var refused = contains("TERM_BILLING_COMBINATION_NOT_SUPPORTED", "QUANTITY_OUT_OF_RANGE");
        trade.post(noordzee.admin(), "/v1/orders", order).then().statusCode(422).body("errors.code", refused);

        var ahead = "items.find { it.subscriptionId == '%s' }.options[2]".formatted(old);
        list("").then().body(ahead + ".possible", is(false)).body(ahead + ".reasons.code", refused);
    }

    /** Terms of three years are led at every renewal from 2024 on; those of a year only in 2024. */
    @Test
    void projects_when_the_vendor_leads() {
        legacy.of(
                delta,
                noordzee,
                Map.of(
                        "termDuration",
                        "P3Y",
                        "purchasedOn",
                        trade.today().minusDays(1000),
                        "termEndDate",
                        trade.today().plusDays(95)));
        legacy.of(delta, noordzee, Map.of());

        list("").then()
                .body(
                        "items[0].projectedVendorLedDate",
                        is(trade.today().plusDays(96).toString()))
                .body(
                        "items[0].options[3].startDate",
                        is(trade.today().plusDays(96).toString()))
                .body("items[1].projectedVendorLedDate", nullValue());
    }

    @Test
    void is_asked_for_what_is_due() {
        var soon =
                legacy.of(delta, noordzee, Map.of("termEndDate", trade.today().plusDays(10)));
        legacy.of(delta, noordzee, Map.of());

        list("&dueBefore=" + trade.today().plusDays(20)).then().body("items.subscriptionId", contains(soon));
        list("&dueBefore=" + trade.today().plusDays(11)).then().body("items.subscriptionId", contains(soon));
        list("&dueBefore=" + trade.today().plusDays(10)).then().body("items", empty());
        list("&dueBefore=soon").then().statusCode(400);
    }
}
