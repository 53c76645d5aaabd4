package dev.sluice.transfer.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Holdings;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A subscription that is in CSP already")
class ExistingSubscriptionTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Holdings holdings = new Holdings(trade);
    final Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");

    @BeforeEach
    void noordzee_serves_delta() {
        trade.heard();
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response get(String id) {
        return trade.get(noordzee.admin(), "/v1/subscriptions/" + id);
    }

    @Test
    void is_told_by_the_registry_and_stands_as_it_does() {
        var end = YearMonth.from(trade.today().plusDays(100)).atEndOfMonth();
        var id = holdings.known(
                noordzee, delta, Map.of("startDate", "", "termEndDate", end.toString(), "autoRenew", "false"));

        get(id).then()
                .statusCode(200)
                .body("status", is("Active"))
                .body("name", is("Microsoft 365 E5 (no Teams)"))
                .body("quantity", is(100))
                .body("termEndDate", is(end.toString()))
                .body("startDate", is(end.plusDays(1).minusYears(1).toString()))
                .body("autoRenew", is(false))
                .body("endOfTerm.policy", is("GRACE_30_DAYS"))
                .body("windows", empty());
        trade.get(delta.admin(), get(id).<String>path("links.order"))
                .then()
                .body("state", is("PLACED"))
                .body("subscriptionId", is(id));
    }

    @Test
    void is_billed_from_its_next_period_on_and_not_for_what_was_billed_elsewhere() {
        var start = trade.today().minusDays(10);
        var id = holdings.known(noordzee, delta, Map.of("startDate", start.toString()));
        var next = start.plusMonths(1);

        trade.advance(Duration.ofDays(32));

        trade.get(noordzee.admin(), "/v1/reconciliation/" + next.toString().substring(0, 7))
                .then()
                .body("items.findAll { it.subscriptionId == '%s' }.from".formatted(id), contains(next.toString()));
    }

    @Test
    void that_becomes_active_is_billed_from_its_first_day() {
        var start = trade.today().plusDays(5);
        var row = holdings.row(noordzee, delta, Map.of("startDate", start.toString(), "status", "Pending"));
        holdings.told(row).then().body("progress.succeeded", is(1));
        var active = new LinkedHashMap<>(row);
        active.put("status", "Active");
        holdings.told(active).then().body("progress.succeeded", is(1));

        trade.advance(Duration.ofDays(37));

        assertThat(billedIn(start, row.get("subscriptionId"))).containsExactly(start.toString());
        assertThat(billedIn(start.plusMonths(1), row.get("subscriptionId")))
                .containsExactly(start.plusMonths(1).toString());
    }

    private List<String> billedIn(LocalDate month, String id) {
        return trade.get(
                        noordzee.admin(),
                        "/v1/reconciliation/" + month.toString().substring(0, 7))
                .path("items.findAll { it.subscriptionId == '%s' }.from".formatted(id));
    }

    @Test
    void stays_as_its_partner_set_it_where_a_row_says_nothing() {
        trade.related(noordzee, delta);
        var row = holdings.row(noordzee, delta, Map.of());
        holdings.told(row).then().body("progress.succeeded", is(1));
        var id = row.get("subscriptionId");
        Trade.by(noordzee.admin())
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("autoRenew", false))
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(200);

        holdings.told(row).then().body("progress.succeeded", is(1));

        get(id).then().body("autoRenew", is(false)).body("version", is(2));
        var suspended = new LinkedHashMap<>(row);
        suspended.put("status", "Suspended");
        holdings.told(suspended).then().body("progress.succeeded", is(1));
        holdings.told(row).then().body("progress.succeeded", is(1));
        get(id).then().body("status", is("Suspended"));
    }

    @Test
    void is_told_again_as_suspended_and_only_then_lets_its_partner_leave() {
        var relationship = trade.related(noordzee, delta);
        var row = holdings.row(noordzee, delta, Map.of());
        holdings.told(row).then().body("progress.succeeded", is(1));
        var id = row.get("subscriptionId");
        var remove = "/v1/relationships/" + relationship + "/remove";
        trade.act(noordzee.admin(), remove).then().statusCode(409).body("errors.code", contains("SUBSCRIPTION_ACTIVE"));

        holdings.told(row).then().body("progress.succeeded", is(1));
        get(id).then().body("version", is(1));
        var suspended = new LinkedHashMap<>(row);
        suspended.put("status", "suspended");
        holdings.told(suspended).then().body("progress.succeeded", is(1));

        get(id).then().body("status", is("Suspended")).body("allowedActions", empty());
        trade.act(noordzee.admin(), remove).then().statusCode(200);
        var active = new LinkedHashMap<>(row);
        active.put("status", "Active");
        holdings.told(active).then().body("progress.succeeded", is(1));
        get(id).then().body("status", is("Active"));
    }

    /** A year that began today: its licences could still be given back. */
    @Test
    void has_no_deadlines_of_what_it_no_longer_is() {
        var row =
                holdings.row(noordzee, delta, Map.of("startDate", trade.today().toString()));
        for (var status : List.of("Active", "Expired")) {
            row.put("status", status);
            holdings.told(row).then().body("progress.succeeded", is(1));
        }
        assertThat(deadlines()).containsExactly("GRACE_END");

        row.put("status", "Active");
        holdings.told(row).then().body("progress.succeeded", is(1));

        assertThat(deadlines()).containsExactly("TERM_END");
    }

    private List<String> deadlines() {
        return trade.get(noordzee.admin(), "/v1/deadlines").path("items.kind");
    }

    @Test
    void that_is_suspended_ends_with_its_term() {
        var id = holdings.known(
                noordzee,
                delta,
                Map.of(
                        "status",
                        "Suspended",
                        "startDate",
                        "",
                        "termEndDate",
                        trade.today().plusDays(3).toString()));

        trade.advance(Duration.ofDays(4));

        get(id).then().body("status", is("Deleted"));
    }

    @Test
    void goes_on_being_the_same_whatever_a_file_says() {
        var row = holdings.row(noordzee, delta, Map.of());
        holdings.told(row).then().body("progress.succeeded", is(1));
        var other = new LinkedHashMap<>(row);
        other.put("quantity", "90");
        other.put("sku", "M365_E3_NO_TEAMS");

        holdings.told(other)
                .then()
                .body("progress.failed", is(1))
                .body("errors.code", contains("SUBSCRIPTION_FIXED", "SUBSCRIPTION_FIXED"))
                .body("errors.pointer", contains("/sku", "/quantity"));
        var pending = new LinkedHashMap<>(row);
        pending.put("status", "Pending");
        holdings.told(pending).then().body("errors.code", contains("ACTION_NOT_ALLOWED_IN_STATE"));
    }

    @Test
    void is_refused_with_a_row_error_when_its_days_are_none_or_its_parties_unknown() {
        holdings.told(holdings.row(noordzee, delta, Map.of("startDate", "")))
                .then()
                .body("errors.code", contains("REQUIRED"))
                .body("errors.pointer", contains("/termEndDate"));
        holdings.told(holdings.row(
                        noordzee,
                        delta,
                        Map.of("termEndDate", trade.today().minusDays(1).toString())))
                .then()
                .body("errors.code", contains("INVALID_VALUE"));
        holdings.told(holdings.row(noordzee, delta, Map.of("status", "Asleep")))
                .then()
                .body("errors.pointer", contains("/status"));
        holdings.told(holdings.row(
                        noordzee,
                        delta,
                        Map.of("customerTenantId", UUID.randomUUID().toString())))
                .then()
                .body("errors.code", contains("NOT_FOUND"));
    }

    @Test
    void is_what_a_renewal_may_end_with() {
        trade.related(noordzee, delta);
        var today = trade.today();
        var anchor = today.plusDays(200);
        holdings.known(noordzee, delta, Map.of("startDate", "", "termEndDate", anchor.toString()));
        var subscription = estate.ending(delta, today.plusDays(21));

        estate.schedule(
                        noordzee,
                        subscription,
                        Map.of("customTermEndDate", anchor.plusDays(1).toString()))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("CUSTOM_TERM_END_DATE_NOT_ALIGNED"));
        estate.schedule(noordzee, subscription, Map.of("customTermEndDate", anchor.toString()))
                .then()
                .statusCode(201)
                .body("termEndDate", is(anchor.toString()));
    }
}
