package dev.sluice.transfer.order;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("An order from the catalogue")
class OrderTest {

    static final String ORDERS = "/v1/orders";

    final Trade trade = new Trade();
    final Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate today;

    @BeforeEach
    void noordzee_serves_delta() {
        trade.heard();
        trade.related(noordzee, delta);
        today = trade.today();
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Map<String, Object> entry(Map<String, Object> more) {
        var entry = new HashMap<String, Object>(Map.of(
                "customerTenantId", delta.id(),
                "sku", "M365_E5_NO_TEAMS",
                "quantity", 10,
                "termDuration", "P1Y",
                "billingCycle", "annual"));
        entry.putAll(more);
        entry.values().removeIf(""::equals);
        return entry;
    }

    private Response order(Map<String, Object> more) {
        return trade.post(noordzee.admin(), ORDERS, entry(more));
    }

    private Response get(String id) {
        return trade.get(noordzee.admin(), ORDERS + "/" + id);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Test
    void for_today_becomes_a_subscription_within_seconds() {
        var ordered = order(Map.of("replaces", Map.of("channel", "WEB_DIRECT", "subscriptionId", "w-1")));

        ordered.then()
                .statusCode(201)
                .body("startDate", is(today.toString()))
                .body("origin", is("ORDER"))
                .body("allowedActions", empty());
        String id = ordered.path("id");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(id).then().body("state", is("PLACED")));
        trade.get(noordzee.admin(), "/v1/subscriptions/" + get(id).path("subscriptionId"))
                .then()
                .body("status", is("Active"))
                .body("origin", is("ORDER"))
                .body("orderId", is(id))
                .body("billingCycle", is("Annual"))
                .body("predecessor.channel", is("WEB_DIRECT"))
                .body("termEndDate", is(today.plusYears(1).minusDays(1).toString()))
                .body("windows.quantity", contains(10));
    }

    @Test
    void for_the_60th_day_waits_for_it_and_for_a_later_one_is_refused() {
        var last = today.plusDays(60);
        order(Map.of("startDate", today.plusDays(61).toString()))
                .then()
                .statusCode(422)
                .body("code", is("ORDER_TOO_FAR_AHEAD"))
                .body("errors[0].eligibleFrom", is(today.plusDays(1) + "T00:00:00Z"));
        order(Map.of("startDate", today.minusDays(1).toString()))
                .then()
                .statusCode(422)
                .body("code", is("BACKDATED_NOT_ALLOWED"));
        var ordered = order(Map.of("startDate", last.toString()));
        ordered.then().statusCode(201).body("state", is("SCHEDULED")).body("allowedActions", contains("cancel"));
        String id = ordered.path("id");

        trade.advanceTo(begin(last).minusSeconds(30));
        get(id).then().body("state", is("SCHEDULED"));
        trade.advanceTo(begin(last));

        get(id).then().body("state", is("PLACED")).body("subscriptionId", notNullValue());
    }

    @Test
    void is_called_off_before_its_day_and_not_after_it_has_begun() {
        var tomorrow = Map.<String, Object>of("startDate", today.plusDays(1).toString());
        String first = order(tomorrow).path("id");
        String second = order(tomorrow).path("id");

        trade.act(noordzee.as("sales-agent"), ORDERS + "/" + first + "/cancel")
                .then()
                .statusCode(200)
                .body("state", is("CANCELED"));
        trade.act(noordzee.admin(), ORDERS + "/" + first + "/cancel")
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"));
        trade.advanceTo(begin(today.plusDays(1)));
        trade.act(noordzee.admin(), ORDERS + "/" + second + "/cancel").then().statusCode(409);
        get(first).then().body("state", is("CANCELED")).body("subscriptionId", nullValue());
        get(second).then().body("state", is("PLACED"));
    }

    @ParameterizedTest
    @CsvSource({
        "M365_E3_TEAMS, 422",
        "M365_E5_TEAMS, 422",
        "M365_E3_NO_TEAMS, 201",
        "M365_E5_NO_TEAMS, 201",
        "M365_BP_NO_TEAMS, 201",
        "M365_BS_NO_TEAMS, 201",
        "LEGACY_ONPREM_X, 422",
        "M365_A3_EDU, 201",
        "UNKNOWN, 422"
    })
    void is_for_what_is_sold(String sku, int status) {
        var answer = order(Map.of("sku", sku));

        answer.then().statusCode(status);
        if (status == 422) {
            answer.then().body("code", is("NOT_IN_CATALOGUE"));
        }
    }

    @Test
    void names_what_is_bought_in_one_way() {
        order(Map.of("catalogItemId", "CFQ7TTC0LFLX:0001")).then().statusCode(400);
        order(Map.of("sku", "")).then().statusCode(400).body("errors.pointer", contains("/sku"));
        order(Map.of("sku", "", "catalogItemId", "CFQ7TTC0LFLX:0001"))
                .then()
                .statusCode(201)
                .body("sku", is("M365_E3"));
    }

    @Test
    void is_refused_with_every_reason() {
        var unsigned = trade.partner("EUROPE", Map.of("mpaSigned", false), "INDIRECT_RESELLER");
        trade.customer(delta, "LATAM", 2, Map.of("customerAgreementAccepted", false));
        trade.heard();

        order(Map.of(
                        "sku",
                        "M365_BP_NO_TEAMS",
                        "quantity",
                        301,
                        "termDuration",
                        "P1M",
                        "startDate",
                        today.plusDays(70).toString(),
                        "partnerIdOnRecord",
                        unsigned.partnerId()))
                .then()
                .statusCode(403)
                .body(
                        "errors.code",
                        contains(
                                "CUSTOMER_OUT_OF_REGION",
                                "MCA_NOT_ACCEPTED",
                                "TERM_BILLING_COMBINATION_NOT_SUPPORTED",
                                "QUANTITY_OUT_OF_RANGE",
                                "ORDER_TOO_FAR_AHEAD",
                                "RESELLER_NOT_VALID"))
                .body("realCode", is("2030"));
    }

    @Test
    void is_made_by_agents_of_partners_that_transact_and_serve_the_customer() {
        var alpen = trade.partner("EUROPE", "INDIRECT_RESELLER");
        var roma = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();

        trade.post(noordzee.as("viewer"), ORDERS, entry(Map.of()))
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        trade.post(alpen.admin(), ORDERS, entry(Map.of()))
                .then()
                .statusCode(403)
                .body("code", is("PARTNER_TYPE_NOT_ALLOWED"));
        for (var customer : new UUID[] {delta.id(), UUID.randomUUID()}) {
            trade.post(roma.admin(), ORDERS, entry(Map.of("customerTenantId", customer)))
                    .then()
                    .statusCode(403)
                    .body("code", is("NO_CUSTOMER_RELATIONSHIP"));
        }
        String id = order(Map.of()).path("id");
        trade.get(roma.admin(), ORDERS + "/" + id).then().statusCode(404);
        trade.get(delta.admin(), ORDERS).then().body("items.id", hasItem(id));
        trade.act(roma.admin(), ORDERS + "/" + id + "/cancel").then().statusCode(404);
    }

    @Test
    void fails_when_the_relationship_has_ended_or_it_is_refused_or_never_made() {
        String ended = order(Map.of("startDate", today.plusDays(1).toString())).path("id");
        String refused = order(Map.of("sku", "SANDBOX_REFUSE")).path("id");
        String never = order(Map.of("sku", "SANDBOX_FAIL_ALWAYS")).path("id");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(refused)
                        .then()
                        .body("state", is("FAILED"))
                        .body("failureCode", is("PROVISIONING_REFUSED")));
        String relationship = trade.get(delta.admin(), "/v1/relationships").path("items[0].id");
        trade.act(delta.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(200);

        trade.advance(Duration.ofDays(4));

        get(ended).then().body("state", is("FAILED")).body("failureCode", is("NO_CUSTOMER_RELATIONSHIP"));
        get(never).then().body("state", is("FAILED"));
    }

    @Test
    void takes_no_more_seats_than_the_offer_allows() {
        order(Map.of("sku", "M365_BS_NO_TEAMS", "quantity", 250)).then().statusCode(201);

        order(Map.of("sku", "M365_BS_NO_TEAMS", "quantity", 51))
                .then()
                .statusCode(422)
                .body("code", is("QUANTITY_OUT_OF_RANGE"));
        order(Map.of("sku", "M365_BS_NO_TEAMS", "quantity", 50)).then().statusCode(201);
    }
}
