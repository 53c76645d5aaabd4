package dev.sluice.transfer.channel;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A scheduled renewal")
class ModificationTest {

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

    private String scheduled() {
        var subscription = estate.ending(delta, end);
        trade.related(noordzee, delta);
        return estate.scheduled(noordzee, subscription);
    }

    @Test
    void is_changed_by_its_partner_and_keeps_its_times() {
        var id = scheduled();

        estate.modify(noordzee, id, "\"1\"", Map.of("quantity", 120))
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("quantity", is(120))
                .body("termDuration", is("P1Y"))
                .body("notBefore", is(end.plusDays(1) + "T12:00:00Z"));
        var monthEnd =
                end.plusDays(1).plusYears(3).minusDays(1).withDayOfMonth(1).minusDays(1);
        estate.modify(
                        noordzee,
                        id,
                        "\"2\"",
                        Map.of(
                                "termDuration",
                                "P3Y",
                                "billingCycle",
                                "triennial",
                                "customTermEndDate",
                                monthEnd.toString()))
                .then()
                .statusCode(200)
                .body("billingCycle", is("Triennial"))
                .body("termEndDate", is(monthEnd.toString()))
                .body("promotion", nullValue());
        var nothing = new HashMap<String, Object>();
        nothing.put("customTermEndDate", null);
        estate.modify(noordzee, id, "\"3\"", nothing)
                .then()
                .statusCode(200)
                .body(
                        "termEndDate",
                        is(end.plusDays(1).plusYears(3).minusDays(1).toString()));
    }

    @Test
    void is_changed_only_knowingly_and_within_the_rules() {
        var id = scheduled();

        estate.modify(noordzee, id, null, Map.of("quantity", 120)).then().statusCode(428);
        estate.modify(noordzee, id, "\"7\"", Map.of("quantity", 120)).then().statusCode(412);
        estate.modify(noordzee, id, "*", Map.of("billingCycle", "Triennial"))
                .then()
                .statusCode(422)
                .body("code", is("TERM_BILLING_COMBINATION_NOT_SUPPORTED"));
        estate.modify(noordzee, id, "*", Map.of("sku", "M365_E5_NO_TEAMS"))
                .then()
                .statusCode(422)
                .body("code", is("SKU_CHANGE_NOT_ALLOWED"));
        Trade.by(noordzee.as("sales-agent"))
                .contentType("application/json")
                .body("{}")
                .patch(Estate.TRANSFERS + "/" + id)
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        estate.modify(noordzee, UUID.randomUUID().toString(), "*", Map.of("quantity", 1))
                .then()
                .statusCode(404);
        estate.get(noordzee, id).then().body("version", is(1)).body("quantity", is(100));
    }

    @Test
    void is_never_moved_into_the_past() {
        var today = trade.today();
        var optOut = Map.<String, Object>of("optOutDate", today.plusDays(51).toString());
        var agreement = trade.agreement(delta, today.minusDays(100), Map.of("extendedPeriodTerm", optOut));
        trade.heard();
        trade.related(noordzee, delta);
        var later = Map.<String, Object>of("notBefore", today.plusDays(30).toString());
        var id = estate.scheduled(noordzee, estate.subscribed(agreement, Map.of()), later);
        trade.advance(Duration.ofDays(10));

        estate.modify(noordzee, id, "*", Map.of("notBefore", today.plusDays(3).toString()))
                .then()
                .statusCode(200)
                .body("notBefore", is(today.plusDays(11) + "T12:00:00Z"));
    }

    @Test
    void is_called_off_once() {
        var id = scheduled();

        estate.act(noordzee, id, "cancel").then().statusCode(200).body("deadlines", empty());
        estate.act(noordzee, id, "cancel")
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("CANCELED"));
        estate.modify(noordzee, id, "*", Map.of("quantity", 1)).then().statusCode(409);
        estate.act(noordzee, id, "resume").then().statusCode(409).body("state", is("CANCELED"));
    }

    @Test
    void cannot_be_changed_any_more_once_its_processing_begins() {
        var subscription = estate.ending(delta, trade.today());
        trade.related(noordzee, delta);
        var id = estate.scheduled(noordzee, subscription);
        var noon = ProcessingTimes.from(trade.today().plusDays(1));
        trade.advanceTo(noon.minusSeconds(30));
        estate.modify(noordzee, id, "*", Map.of("quantity", 120)).then().statusCode(200);

        trade.advanceTo(noon);

        estate.modify(noordzee, id, "*", Map.of("quantity", 130))
                .then()
                .statusCode(409)
                .body("code", is("PROCESSING_STARTED"));
        estate.act(noordzee, id, "cancel").then().statusCode(409).body("code", is("PROCESSING_STARTED"));
        estate.get(noordzee, id).then().body("quantity", is(120)).body("allowedActions", empty());
    }

    @Test
    void keeps_its_partner_from_leaving_the_customer() {
        var subscription = estate.ending(delta, end);
        var relationship = trade.related(noordzee, delta);
        var id = estate.scheduled(noordzee, subscription);
        var remove = "/v1/relationships/" + relationship + "/remove";

        trade.act(noordzee.admin(), remove)
                .then()
                .statusCode(409)
                .body("errors.code", contains("CHANNEL_TRANSFER_OPEN"));
        estate.act(noordzee, id, "cancel").then().statusCode(200);
        trade.act(noordzee.admin(), remove).then().statusCode(200);
    }
}
