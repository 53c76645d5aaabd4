package dev.sluice.transfer.migration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A schedule that is changed, or not")
class ChangedScheduleTest {

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

    private String in(int days) {
        return trade.today().plusDays(days) + "T00:00:00Z";
    }

    /** Its own seats do not stand against it. */
    @Test
    void keeps_its_seats_of_an_offer_with_a_limit() {
        var capped = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 200));
        var id = legacy.scheduled(noordzee, capped, Map.of("targetDate", in(5)));

        legacy.change(noordzee, id, Map.of("targetDate", in(6))).then().statusCode(200);
        legacy.change(noordzee, id, Map.of("quantity", 300)).then().statusCode(200);
        legacy.change(noordzee, id, Map.of("quantity", 301))
                .then()
                .statusCode(422)
                .body("code", is("QUANTITY_OUT_OF_RANGE"));
        var other = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 1));
        legacy.schedule(noordzee, other, Map.of("targetDate", in(5)))
                .then()
                .statusCode(422)
                .body("code", is("QUANTITY_OUT_OF_RANGE"));
    }

    /** The renewal wants a full term; a day does not. */
    @Test
    void has_the_term_that_its_partner_said_when_it_is_no_longer_for_the_renewal() {
        var id = legacy.scheduled(noordzee, legacy.of(delta, noordzee, Map.of()), Map.of("migrateOnRenewal", true));

        legacy.change(noordzee, id, Map.of("quantity", 5)).then().body("purchaseFullTerm", is(true));
        legacy.change(noordzee, id, Map.of("targetDate", in(5)))
                .then()
                .statusCode(200)
                .body("purchaseFullTerm", is(false));
        legacy.change(noordzee, id, Map.of("migrateOnRenewal", true)).then().body("purchaseFullTerm", is(true));
    }

    @Test
    void says_when_instead_if_it_is_not_to_be_at_the_renewal() {
        var id = legacy.scheduled(noordzee, legacy.of(delta, noordzee, Map.of()), Map.of("migrateOnRenewal", true));

        legacy.change(noordzee, id, Map.of("migrateOnRenewal", false))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/targetDate"));
        legacy.change(noordzee, id, Map.of("migrateOnRenewal", false, "targetDate", in(5)))
                .then()
                .statusCode(200);
        legacy.change(noordzee, id, Map.of("migrateOnRenewal", false)).then().statusCode(200);
    }

    @Test
    void is_again_what_it_would_be_where_a_merge_patch_says_null() {
        var old = legacy.of(delta, noordzee, Map.of());
        var said = Map.<String, Object>of(
                "targetDate", in(5), "quantity", 5, "purchaseFullTerm", true, "externalReferenceId", "mine");
        var id = legacy.scheduled(noordzee, old, said);
        var nothing = new HashMap<String, Object>();
        Stream.of("quantity", "purchaseFullTerm", "externalReferenceId").forEach(name -> nothing.put(name, null));

        Trade.by(noordzee.admin())
                .contentType("application/json")
                .header("If-Match", "*")
                .body(nothing)
                .patch(Legacy.SCHEDULES + "/" + id)
                .then()
                .statusCode(200)
                .body("quantity", is(5))
                .body("externalReferenceId", is("mine"));
        legacy.change(noordzee, id, nothing)
                .then()
                .statusCode(200)
                .body("quantity", is(25))
                .body("purchaseFullTerm", is(false))
                .body("externalReferenceId", nullValue());
        var never = new HashMap<String, Object>();
        never.put("targetDate", null);
        legacy.change(noordzee, id, never).then().statusCode(400).body("errors.pointer", contains("/targetDate"));
        never.put("migrateOnRenewal", true);
        legacy.change(noordzee, id, never)
                .then()
                .statusCode(200)
                .body("targetDate", nullValue())
                .body("migrateOnRenewal", is(true));
    }

    @Test
    void is_refused_for_a_day_that_has_passed_with_every_other_reason() {
        var old = legacy.of(delta, noordzee, Map.of("promotion", true));

        legacy.schedule(noordzee, old, Map.of("targetDate", in(-1)))
                .then()
                .statusCode(422)
                .body("errors.code", containsInAnyOrder("BACKDATED_NOT_ALLOWED", "SUBSCRIPTION_PROMOTIONS_PRESENT"));
    }

    @Test
    void tells_each_reason_at_the_place_of_its_add_on() {
        var old = legacy.of(delta, noordzee, Map.of());
        var good = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", old));
        var young = legacy.of(
                delta,
                noordzee,
                Map.of("baseSubscriptionId", old, "purchasedOn", trade.today().minusDays(10)));
        var addOns = List.of(
                Map.of("currentSubscriptionId", "unknown"),
                Map.of("currentSubscriptionId", good),
                Map.of("currentSubscriptionId", young),
                Map.of("currentSubscriptionId", "unknown"));

        legacy.schedule(noordzee, old, Map.of("targetDate", in(5), "addOnMigrationSchedules", addOns))
                .then()
                .statusCode(422)
                .body(
                        "errors.code",
                        contains("ADD_ON_NOT_ACTIVE", "ADD_ON_TWICE", "SUBSCRIPTION_ACTIVE_FOR_LESS_THAN_ONE_MONTH"))
                .body(
                        "errors.pointer",
                        contains(
                                "/addOnMigrationSchedules/0/currentSubscriptionId",
                                "/addOnMigrationSchedules/3/currentSubscriptionId",
                                "/addOnMigrationSchedules/2/currentSubscriptionId"));
        legacy.migrate(noordzee, old, Map.of("addOnMigrations", addOns.subList(1, 3)))
                .then()
                .body("errors.pointer", contains("/addOnMigrations/1/currentSubscriptionId"));
    }

    /** The vendor's list of reasons has no number for a missing agreement; its list of errors has one. */
    @Test
    void says_why_it_failed_by_a_number_in_any_case() {
        var id = legacy.scheduled(noordzee, legacy.of(delta, noordzee, Map.of()), Map.of("targetDate", in(2)));
        trade.customer(delta, "EUROPE", 2, Map.of("customerAgreementAccepted", false));
        trade.heard();

        trade.advanceTo(Instant.parse(in(2)));

        legacy.planned(noordzee, id)
                .then()
                .body("state", is("FAILED"))
                .body("failureCode", is("MCA_NOT_ACCEPTED"))
                .body("errorCode", is(13605));
    }
}
