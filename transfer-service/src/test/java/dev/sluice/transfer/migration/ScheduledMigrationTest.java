package dev.sluice.transfer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A scheduled migration")
class ScheduledMigrationTest {

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

    @Test
    void is_for_a_day_or_for_the_renewal_and_for_one_of_them() {
        var old = legacy.of(delta, noordzee, Map.of());

        legacy.schedule(noordzee, old, Map.of()).then().statusCode(400).body("errors[0].pointer", is("/targetDate"));
        legacy.schedule(noordzee, old, Map.of("targetDate", in(3), "migrateOnRenewal", true))
                .then()
                .statusCode(400);
        legacy.schedule(noordzee, old, Map.of("targetDate", in(-1)))
                .then()
                .statusCode(422)
                .body("code", is("BACKDATED_NOT_ALLOWED"));
        legacy.schedule(noordzee, old, Map.of("targetDate", in(3)))
                .then()
                .statusCode(201)
                .body("state", is("CREATED"))
                .body("targetDate", is(in(3)))
                .body("runsAt", is(in(3)))
                .body("migrateOnRenewal", is(false))
                .body("sku", is("M365_E3"))
                .body("allowedActions", contains("change", "cancel"));
        var other = legacy.of(delta, noordzee, Map.of());
        legacy.schedule(noordzee, other, Map.of("migrateOnRenewal", true))
                .then()
                .statusCode(201)
                .body("targetDate", nullValue())
                .body("runsAt", is(in(116)))
                .body("purchaseFullTerm", is(true));
    }

    @Test
    void becomes_a_migration_on_its_day() {
        var old = legacy.of(delta, noordzee, Map.of());
        var id = legacy.scheduled(noordzee, old, Map.of("targetDate", in(2), "quantity", 30));
        legacy.migrate(noordzee, old, Map.of()).then().statusCode(409).body("code", is("SUBSCRIPTION_BEING_PROCESSED"));

        trade.advanceTo(Instant.parse(in(2)));

        var planned = legacy.planned(noordzee, id);
        planned.then().body("state", is("PROCESSED")).body("allowedActions", empty());
        legacy.until(noordzee, planned.path("newCommerceMigrationId"), "COMPLETED")
                .then()
                .body("origin", is("SCHEDULE"))
                .body("scheduleId", is(id))
                .body("quantity", is(30));
    }

    @Test
    void at_the_renewal_begins_a_term_of_its_own_the_day_after() {
        var end = trade.today().plusDays(2);
        var begin = end.plusDays(1);
        var old = legacy.of(delta, noordzee, Map.of("termEndDate", end, "purchasedOn", end.minusYears(1)));
        var id = legacy.scheduled(noordzee, old, Map.of("migrateOnRenewal", true));

        trade.advanceTo(begin.atStartOfDay().toInstant(ZoneOffset.UTC));

        var migration =
                legacy.until(noordzee, legacy.planned(noordzee, id).path("newCommerceMigrationId"), "COMPLETED");
        trade.get(noordzee.admin(), "/v1/subscriptions/" + migration.path("newCommerceSubscriptionId"))
                .then()
                .body("startDate", is(begin.toString()))
                .body("termEndDate", is(begin.plusYears(1).minusDays(1).toString()));
    }

    @Test
    void changes_until_its_time_has_come() {
        var old = legacy.of(delta, noordzee, Map.of());
        var id = legacy.scheduled(noordzee, old, Map.of("targetDate", in(2)));

        legacy.change(noordzee, id, Map.of("currentSubscriptionId", "another"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/currentSubscriptionId"));
        legacy.change(noordzee, id, Map.of("quantity", 40, "migrateOnRenewal", true))
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("quantity", is(40))
                .body("targetDate", nullValue())
                .body("runsAt", is(in(116)));
        legacy.change(noordzee, id, Map.of("targetDate", in(1)))
                .then()
                .statusCode(200)
                .body("quantity", is(40))
                .body("migrateOnRenewal", is(false));
        trade.act(noordzee.admin(), Legacy.SCHEDULES + "/" + id + "/cancel?validateOnly=true")
                .then()
                .statusCode(200)
                .body("state", is("CANCELED"));
        trade.advanceTo(Instant.parse(in(1)));

        legacy.change(noordzee, id, Map.of("quantity", 1))
                .then()
                .statusCode(409)
                .body("state", is("PROCESSED"));
    }

    @Test
    void is_called_off_and_leaves_the_subscription_free() {
        var old = legacy.of(delta, noordzee, Map.of());
        var id = legacy.scheduled(noordzee, old, Map.of("targetDate", in(2)));

        trade.act(noordzee.admin(), Legacy.SCHEDULES + "/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", is("CANCELED"));

        trade.act(noordzee.admin(), Legacy.SCHEDULES + "/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"));
        legacy.migrate(noordzee, old, Map.of()).then().statusCode(201);
        trade.get(noordzee.admin(), Legacy.SCHEDULES + "?state=CANCELED&currentSubscriptionId=" + old)
                .then()
                .body("items.id", contains(id));
        trade.get(trade.partner("EUROPE", "DIRECT_BILL").admin(), Legacy.SCHEDULES + "/" + id)
                .then()
                .statusCode(404);
    }

    /** Looked at every night: the customer has lost its trade status. */
    @Test
    void warns_the_night_after_something_came_up_and_fails_on_its_day() {
        var old = legacy.of(delta, noordzee, Map.of());
        var id = legacy.scheduled(noordzee, old, Map.of("targetDate", in(3)));
        trade.customer(delta, "EUROPE", 2, Map.of("tradeStatus", "BLOCKED"));
        trade.heard();

        trade.advanceTo(Instant.parse(in(1)));
        legacy.planned(noordzee, id)
                .then()
                .body("state", is("CREATED"))
                .body("warnings.code", contains("TRADE_STATUS_NOT_ALLOWED"));
        trade.advanceTo(Instant.parse(in(3)));

        legacy.planned(noordzee, id)
                .then()
                .body("state", is("FAILED"))
                .body("errorCode", is(8))
                .body("failureCode", is("TRADE_STATUS_NOT_ALLOWED"))
                .body("newCommerceMigrationId", nullValue());
        assertThat(legacy.seen(noordzee, delta, old)).containsEntry("status", "Active");
    }

    @Test
    void keeps_its_partner_from_leaving_the_customer() {
        var fjord = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        var relationship = trade.related(fjord, delta);
        var old = legacy.of(delta, fjord, Map.of());
        var id = legacy.scheduled(fjord, old, Map.of("targetDate", in(3)));

        trade.act(fjord.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(409)
                .body("errors.code", contains("MIGRATION_OPEN"));
        trade.act(fjord.admin(), Legacy.SCHEDULES + "/" + id + "/cancel").then().statusCode(200);
        trade.act(fjord.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(200);
    }
}
