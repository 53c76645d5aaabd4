package dev.sluice.transfer.channel;

import static dev.sluice.transfer.Estate.TRANSFERS;
import static dev.sluice.transfer.Estate.renewal;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Cocp;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Golden;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A renewal is scheduled")
class ScheduleTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate end;

    @BeforeEach
    void look_at_the_clock() {
        end = trade.today().plusDays(21);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void with_the_instants_that_follow_from_the_end() {
        var subscription = estate.ending(delta, end);
        trade.related(noordzee, delta);

        var scheduled = estate.schedule(noordzee, subscription);

        scheduled
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .header("Location", endsWith(TRANSFERS + "/" + scheduled.path("id")))
                .body("state", is("SCHEDULED"))
                .body("notBefore", is(end.plusDays(1) + "T12:00:00Z"))
                .body("processBy", is(end.plusDays(4) + "T12:00:00Z"))
                .body("startDate", is(end.plusDays(1).toString()))
                .body(
                        "termEndDate",
                        is(end.plusDays(1).plusYears(1).minusDays(1).toString()))
                .body("billingCycle", is("Monthly"))
                .body("promotion.promotionId", is("E3-NO-TEAMS-FIRST-YEAR"))
                .body("deadlines.kind", contains("MODIFICATION", "PROCESSING"))
                .body("allowedActions", contains("modify", "cancel"))
                .body("warnings", empty());
        estate.get(delta, scheduled.path("id")).then().statusCode(200).body("allowedActions", empty());
        trade.get(noordzee.admin(), "/v1/deadlines")
                .then()
                .body("items.subject", everyItem(is(scheduled.<String>path("id"))))
                .body(
                        "items.collect { it.kind + ' ' + it.who }",
                        containsInAnyOrder("MODIFICATION PARTNER", "PROCESSING SYSTEM"))
                .body("items.at", everyItem(is(end.plusDays(1) + "T12:00:00Z")));
    }

    @Test
    void after_the_end_for_the_day_after_its_submission() {
        var today = trade.today();
        var subscription = estate.ending(delta, today.minusDays(10));
        trade.related(noordzee, delta);

        estate.schedule(noordzee, subscription)
                .then()
                .statusCode(201)
                .body("notBefore", is(today.plusDays(1) + "T12:00:00Z"))
                .body("startDate", is(today.plusDays(1).toString()));
    }

    @Test
    void as_tried_before_without_a_trace() {
        var subscription = estate.ending(delta, end);
        trade.related(noordzee, delta);

        trade.post(noordzee.admin(), TRANSFERS + "?validateOnly=true", renewal(subscription, Map.of()))
                .then()
                .statusCode(200)
                .body("notBefore", is(end.plusDays(1) + "T12:00:00Z"))
                .body("promotion.percentOff", notNullValue());

        trade.get(noordzee.admin(), TRANSFERS).then().body("items", empty());
        trade.post(
                        noordzee.admin(),
                        TRANSFERS + "?validateOnly=true",
                        renewal(subscription, Map.of("billingCycle", "Triennial")))
                .then()
                .statusCode(422);
        estate.schedule(noordzee, subscription).then().statusCode(201);
    }

    @Test
    void although_its_sku_is_no_longer_sold() {
        var subscription = estate.ending(delta, end, Map.of("sku", "M365_E3_TEAMS"));
        trade.related(noordzee, delta);

        estate.schedule(noordzee, subscription, Map.of("sku", "M365_E3_TEAMS"))
                .then()
                .statusCode(201)
                .body("promotion", nullValue());
    }

    @Test
    void for_an_agreement_that_runs_on_with_a_start_of_its_own() {
        var today = trade.today();
        var agreement = trade.agreement(
                delta,
                today.minusDays(100),
                Map.of(
                        "extendedPeriodTerm",
                        Map.of("optOutDate", today.plusDays(51).toString())));
        trade.heard();
        trade.related(noordzee, delta);
        var first = estate.subscribed(agreement, Map.of());
        var second = estate.subscribed(agreement, Map.of());

        estate.schedule(noordzee, first)
                .then()
                .statusCode(201)
                .body("notBefore", is(today.plusDays(1) + "T12:00:00Z"))
                .body("warnings.code", contains("EXTENDED_PERIOD_DOUBLE_BILLING"));
        estate.schedule(noordzee, second, Map.of("notBefore", today.plusDays(53).toString()))
                .then()
                .statusCode(422)
                .body("code", is("NOT_BEFORE_NOT_ALLOWED"));
        estate.schedule(noordzee, second, Map.of("notBefore", "soon", "quantity", 0, "termDuration", "P2Y"))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/notBefore", "/quantity", "/termDuration"));
        estate.schedule(noordzee, second, Map.of("notBefore", today.plusDays(52).toString()))
                .then()
                .statusCode(201)
                .body("notBefore", is(today.plusDays(52) + "T12:00:00Z"))
                .body("processBy", is(today.plusDays(55) + "T12:00:00Z"))
                .body("startDate", is(today.plusDays(52).toString()))
                .body("warnings", empty());
    }

    @Test
    void at_noon_of_a_day_at_the_earliest_and_with_a_warning_up_to_the_opt_out() {
        var today = trade.today();
        var optOut = Map.of("optOutDate", today.plusDays(51).toString());
        var agreement = trade.agreement(delta, today.minusDays(100), Map.of("extendedPeriodTerm", optOut));
        trade.heard();
        trade.related(noordzee, delta);

        estate.schedule(
                        noordzee,
                        estate.subscribed(agreement, Map.of()),
                        Map.of("notBefore", today.plusDays(20) + "T03:00:00Z"))
                .then()
                .statusCode(201)
                .body("notBefore", is(today.plusDays(20) + "T12:00:00Z"))
                .body("warnings.code", contains("EXTENDED_PERIOD_DOUBLE_BILLING"));
        estate.schedule(
                        noordzee,
                        estate.subscribed(agreement, Map.of()),
                        Map.of("notBefore", today.plusDays(20) + "T15:00:00Z"))
                .then()
                .body("notBefore", is(today.plusDays(20) + "T15:00:00Z"));
    }

    @Test
    void with_a_warning_while_the_customer_changes_the_partner_of_the_agreement() {
        var agreement = trade.agreement(delta, end, Map.of());
        trade.heard();
        var subscription = estate.subscribed(agreement, Map.of());
        trade.related(noordzee, delta);
        var request = UUID.randomUUID().toString();
        var change = Golden.event(
                Cocp.CHANGES,
                "partner-change.requested.v1",
                Map.of(
                        "8100001",
                        agreement,
                        "22222222-0000-4000-8000-000000000001",
                        delta.id().toString()));
        change.put("subject", request).put("partitionkey", request);
        change.withObject("/data").put("requestId", request);
        trade.cocp.tells(Cocp.CHANGES, change);
        trade.heard();

        estate.schedule(noordzee, subscription)
                .then()
                .statusCode(201)
                .body("warnings.code", contains("CHANGE_OF_PARTNER_IN_PROGRESS"));
    }

    @Test
    void and_listed_to_its_parties_only() {
        var subscription = estate.ending(delta, end);
        var fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
        trade.heard();
        trade.related(noordzee, delta);
        trade.related(fjord, delta);
        var id = estate.scheduled(noordzee, subscription);

        trade.get(noordzee.as("viewer"), TRANSFERS + "?state=SCHEDULED").then().body("items.id", contains(id));
        trade.get(noordzee.admin(), TRANSFERS + "?state=HELD").then().body("items", empty());
        trade.get(noordzee.admin(), TRANSFERS + "?state=LOST").then().statusCode(400);
        trade.get(delta.admin(), TRANSFERS).then().body("items.id", contains(id));
        trade.get(Trade.REGISTRY, TRANSFERS + "?pageSize=1000").then().body("items.id", hasItem(id));
        trade.get(fjord.admin(), TRANSFERS).then().body("items.id", not(hasItem(id)));
        estate.get(fjord, id).then().statusCode(404);
        estate.act(fjord, id, "cancel").then().statusCode(404);
    }
}
