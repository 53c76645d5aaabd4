package dev.sluice.transfer.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Golden;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A subscription in CSP")
class SubscriptionTest {

    @Inject
    Sql sql;

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    String id;

    @AfterEach
    void hang_up() {
        trade.close();
    }

    /** Made just now, with 100 seats of a year, billed monthly. */
    private Instant made(String sku) {
        var end = trade.today();
        var subscription = estate.ending(delta, end, Map.of("sku", sku));
        trade.related(noordzee, delta);
        var transfer = estate.scheduled(noordzee, subscription);
        trade.advanceTo(LocalDate.from(end.plusDays(1)).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        id = estate.get(noordzee, transfer).path("subscriptionId");
        return Instant.parse(get().path("createdAt"));
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

    private Response act(String verb) {
        return trade.act(noordzee.admin(), "/v1/subscriptions/" + id + "/" + verb);
    }

    @Test
    void can_be_given_back_until_seven_days_have_passed_to_the_instant() {
        var created = made("M365_E5_NO_TEAMS");
        get().then()
                .body(
                        "windows[0].closesAt",
                        is(created.plus(Duration.ofHours(168)).toString()))
                .body("allowedActions", contains("change", "upgrade", "cancel"))
                .body("deadlines.kind", contains("CANCEL_OR_REDUCE"));
        trade.advanceTo(created.plus(Duration.ofHours(167).plusMinutes(59)));

        act("cancel")
                .then()
                .statusCode(200)
                .body("status", is("Deleted"))
                .body("quantity", is(0))
                .body("windows", empty())
                .body("refund.currency", is("EUR"))
                .body("refund.amount", notNullValue());

        act("cancel")
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("Deleted"));
    }

    @Test
    void cannot_be_given_back_later_and_says_when_its_window_closed() {
        var created = made("M365_E5_NO_TEAMS");
        trade.advanceTo(created.plus(Duration.ofHours(168).plusMinutes(1)));

        act("cancel")
                .then()
                .statusCode(409)
                .body("code", is("WINDOW_CLOSED"))
                .body("window.closesAt", is(created.plus(Duration.ofHours(168)).toString()))
                .body("window.quantity", is(100))
                .body("openQuantity", is(0));
        change(Map.of("quantity", 99)).then().statusCode(409).body("code", is("WINDOW_CLOSED"));
        change(Map.of("termDuration", "P1M")).then().statusCode(409).body("code", is("WINDOW_CLOSED"));
        get().then().body("windows", empty()).body("allowedActions", not(hasItem("cancel")));
    }

    @Test
    void gives_back_what_was_bought_last_purchase_by_purchase() {
        var created = made("M365_E5_NO_TEAMS");
        trade.advanceTo(created.plus(Duration.ofDays(5)));
        change(Map.of("quantity", 130)).then().statusCode(200).body("windows.quantity", contains(100, 30));
        trade.advanceTo(created.plus(Duration.ofDays(8)));
        get().then().body("windows.quantity", contains(30));

        change(Map.of("quantity", 99))
                .then()
                .statusCode(409)
                .body("code", is("WINDOW_CLOSED"))
                .body("openQuantity", is(30));
        act("cancel").then().statusCode(409).body("openQuantity", is(30));
        change(Map.of("quantity", 110))
                .then()
                .statusCode(200)
                .body("quantity", is(110))
                .body("windows.quantity", contains(10))
                .body("refund.amount", notNullValue());
        change(Map.of("quantity", 110)).then().statusCode(200).body("refund", nullValue());
    }

    @Test
    void is_changed_by_its_partner_within_the_rules() {
        made("M365_BP_NO_TEAMS");

        change(Map.of("quantity", 301)).then().statusCode(422).body("code", is("QUANTITY_OUT_OF_RANGE"));
        change(Map.of("autoRenew", false))
                .then()
                .statusCode(200)
                .body("autoRenew", is(false))
                .body("version", is(2));
        change(Map.of("partnerIdOnRecord", "1")).then().statusCode(422).body("code", is("RESELLER_NOT_VALID"));
        change(Map.of("quantity", 0)).then().statusCode(400);
        Trade.by(noordzee.admin())
                .contentType("application/json")
                .body("{}")
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(428);
        var other = trade.partner("EUROPE", "DIRECT_BILL");
        trade.act(other.admin(), "/v1/subscriptions/" + id + "/cancel").then().statusCode(404);
        trade.act(noordzee.as("sales-agent"), "/v1/subscriptions/" + id + "/cancel")
                .then()
                .statusCode(403);
        trade.get(noordzee.admin(), "/v1/subscriptions?customerTenantId=" + delta.id())
                .then()
                .body("items.id", contains(id));
        trade.get(other.admin(), "/v1/subscriptions").then().body("items", empty());
    }

    @Test
    void is_upgraded_along_the_paths_of_the_matrix_after_a_renewal_as_it_is() {
        made("M365_E3_TEAMS");

        trade.post(noordzee.admin(), "/v1/subscriptions/" + id + "/upgrade", Map.of("sku", "M365_E5_NO_TEAMS"))
                .then()
                .statusCode(422)
                .body("code", is("UPGRADE_NOT_AVAILABLE"));
        trade.post(noordzee.admin(), "/v1/subscriptions/" + id + "/upgrade", Map.of("sku", "M365_E5_TEAMS"))
                .then()
                .statusCode(200)
                .body("sku", is("M365_E5_TEAMS"))
                .body("name", is("Microsoft 365 E5 (with Teams)"))
                .body("predecessor.channel", is("EA"));
    }

    @Test
    void can_be_told_again_with_the_next_place_on_its_topic() {
        made("M365_E5_NO_TEAMS");

        trade.post(
                        Trade.REGISTRY,
                        "/v1/republications",
                        Map.of("topic", "transfer.subscription-state.v1", "subjects", List.of(id, "unknown")))
                .then()
                .statusCode(200)
                .body("published", is(1));

        var places =
                sql.first(row -> row.getLong(1), "select state_sequence from csp_subscription where id = ?::uuid", id);
        assertThat(places).contains(2L);
    }

    @Test
    void keeps_its_partner_from_leaving_the_customer() {
        made("M365_E5_NO_TEAMS");
        String relationship = trade.get(noordzee.admin(), "/v1/relationships").path("items[0].id");

        trade.act(noordzee.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(409)
                .body("errors.code", contains("SUBSCRIPTION_ACTIVE"));
        act("cancel").then().statusCode(200);
        trade.act(noordzee.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(200);
    }
}
