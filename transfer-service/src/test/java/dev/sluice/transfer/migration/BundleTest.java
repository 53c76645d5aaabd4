package dev.sluice.transfer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A subscription and its add-ons")
class BundleTest {

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

    @Test
    void migrate_together_or_not_at_all() {
        var base = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base, "quantity", 5));
        var ofAddOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", addOn, "quantity", 3));

        legacy.migrate(noordzee, base, Map.of())
                .then()
                .statusCode(422)
                .body("code", is("SUBSCRIPTION_ADD_ONS_PRESENT"))
                .body("realCode", is("900219"));
        var done = legacy.until(noordzee, legacy.migrated(noordzee, base, with(addOn, ofAddOn)), "COMPLETED");

        done.then()
                .body("addOnMigrations.currentSubscriptionId", contains(addOn, ofAddOn))
                .body("addOnMigrations.quantity", contains(5, 3))
                .body("addOnMigrations.newCommerceSubscriptionId", everyItem(notNullValue()));
        trade.get(noordzee.admin(), "/v1/subscriptions?customerTenantId=" + delta.id())
                .then()
                .body("items.migratedFromSubscriptionId", containsInAnyOrder(base, addOn, ofAddOn))
                .body("items.migrationId", everyItem(is(done.<String>path("id"))));
        trade.get(noordzee.admin(), Legacy.MIGRATIONS + "?currentSubscriptionId=" + ofAddOn)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void wait_for_one_that_was_bought_ten_days_ago() {
        var base = legacy.of(delta, noordzee, Map.of());
        var old = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base));
        var young = legacy.of(
                delta,
                noordzee,
                Map.of("baseSubscriptionId", base, "purchasedOn", trade.today().minusDays(10)));

        legacy.migrate(noordzee, base, with(old, young))
                .then()
                .statusCode(422)
                .body("errors.code", contains("SUBSCRIPTION_ACTIVE_FOR_LESS_THAN_ONE_MONTH"))
                .body("errors[0].pointer", is("/addOnMigrations/1/currentSubscriptionId"))
                .body("errors[0].eligibleFrom", is(trade.today().plusDays(20) + "T00:00:00Z"))
                .body("eligibility.isEligible", is(false))
                .body("eligibility.addOnMigrations.isEligible", contains(true, false));
        trade.get(noordzee.admin(), Legacy.MIGRATIONS).then().body("items", empty());
    }

    @Test
    void are_named_once_each_and_are_active() {
        var base = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base));
        var gone = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base, "status", "Suspended"));
        var stranger = legacy.of(delta, noordzee, Map.of());

        legacy.migrate(noordzee, base, with(addOn, addOn))
                .then()
                .statusCode(422)
                .body("code", is("ADD_ON_TWICE"))
                .body("realCode", is("900248"));
        legacy.migrate(noordzee, base, with(addOn, gone))
                .then()
                .statusCode(422)
                .body("code", is("ADD_ON_NOT_ACTIVE"))
                .body("realCode", is("900262"));
        legacy.migrate(noordzee, base, with(addOn, stranger))
                .then()
                .statusCode(422)
                .body("errors.code", contains("ADD_ON_NOT_ACTIVE"));
    }

    @Test
    void may_part_when_an_add_on_goes_first() {
        var base = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base));

        legacy.until(noordzee, legacy.migrated(noordzee, addOn, Map.of()), "COMPLETED");

        legacy.until(noordzee, legacy.migrated(noordzee, base, Map.of()), "COMPLETED");
    }

    @Test
    void are_of_one_partner() {
        var fjord = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        trade.related(fjord, delta);
        var base = legacy.of(delta, noordzee, Map.of());
        var others = legacy.of(delta, fjord, Map.of("baseSubscriptionId", base));

        legacy.migrate(noordzee, base, with(others))
                .then()
                .statusCode(422)
                .body("errors.code", contains("ADD_ON_NOT_ACTIVE"));
        legacy.until(noordzee, legacy.migrated(noordzee, base, Map.of()), "COMPLETED")
                .then()
                .body("addOnMigrations", empty());

        assertThat(legacy.seen(fjord, delta, others)).containsEntry("status", "Active");
    }

    private static Map<String, Object> with(String... addOns) {
        return Map.of(
                "addOnMigrations",
                Stream.of(addOns).map(id -> Map.of("currentSubscriptionId", id)).toList());
    }
}
