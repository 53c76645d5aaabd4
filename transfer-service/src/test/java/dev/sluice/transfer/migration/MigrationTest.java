package dev.sluice.transfer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The migration of a legacy subscription")
class MigrationTest {

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

    private Response subscription(Response migration) {
        return trade.get(noordzee.admin(), "/v1/subscriptions/" + migration.path("newCommerceSubscriptionId"));
    }

    @Test
    void keeps_term_plan_and_seats_and_where_it_came_from() {
        var old = legacy.of(delta, noordzee, Map.of());
        var end = trade.today().plusDays(115);

        var started = legacy.migrate(noordzee, old, Map.of("externalReferenceId", "mine-1"));

        started.then()
                .statusCode(201)
                .body("origin", is("PARTNER"))
                .body("sku", is("M365_E3"))
                .body("catalogItemId", is("CFQ7TTC0LFLX:0001"))
                .body("subscriptionEndDate", is(end.toString()))
                .body("purchaseFullTerm", is(false));
        var done = legacy.until(noordzee, started.path("id"), "COMPLETED");
        done.then()
                .body("completedTime", notNullValue())
                .body("retryAllowed", is(false))
                .body("externalReferenceId", is("mine-1"));
        subscription(done)
                .then()
                .body("status", is("Active"))
                .body("quantity", is(25))
                .body("termDuration", is("P1Y"))
                .body("billingCycle", is("Monthly"))
                .body("startDate", is(trade.today().toString()))
                .body("termEndDate", is(end.toString()))
                .body("origin", is("PARTNER"))
                .body("migratedFromSubscriptionId", is(old))
                .body("predecessor.channel", is("LEGACY_CSP"))
                .body("windows.kind", contains("CANCEL_OR_REDUCE"))
                .body("windows[0].quantity", is(25));
        assertThat(legacy.seen(noordzee, delta, old))
                .containsEntry("status", "Suspended")
                .containsEntry("migrationId", done.path("id"));
        trade.get(noordzee.admin(), "/v1/orders/" + done.path("newCommerceOrderId"))
                .then()
                .body("state", is("PLACED"))
                .body("origin", is("PARTNER"))
                .body("replaces.subscriptionId", is(old));
    }

    @Test
    void tells_its_steps_and_is_found_by_what_was_migrated() {
        var old = legacy.of(delta, noordzee, Map.of());
        var id = legacy.migrated(noordzee, old, Map.of("externalReferenceId", "batch-7"));
        legacy.until(noordzee, id, "COMPLETED");

        trade.get(delta.admin(), Legacy.MIGRATIONS + "/" + id + "/events")
                .then()
                .body(
                        "items.eventName",
                        contains(
                                "MigrationStarted",
                                "NewCommerceSubscriptionCreated",
                                "NewCommerceSubscriptionProvisioned",
                                "MigrationCompleted"))
                .body("items.currentSubscriptionId", everyItem(is(old)));
        for (var query : List.of(
                "?currentSubscriptionId=" + old,
                "?externalReferenceId=batch-7",
                "?customerTenantId=" + delta.id(),
                "?state=COMPLETED")) {
            trade.get(noordzee.admin(), Legacy.MIGRATIONS + query).then().body("items.id", contains(id));
        }
        trade.get(noordzee.admin(), Legacy.MIGRATIONS + "?state=PROCESSING")
                .then()
                .body("items", empty());
        trade.get(noordzee.admin(), "/v1/audit-records?resourceType=new_commerce_migration")
                .then()
                .body("items.operation", hasItem("create_new_commerce_migration"));
        var stranger = trade.partner("EUROPE", "DIRECT_BILL");
        trade.get(stranger.admin(), Legacy.MIGRATIONS + "/" + id)
                .then()
                .statusCode(404)
                .body("realCode", is("900224"));
    }

    @Test
    void takes_another_term_plan_and_number_of_seats() {
        var end = trade.today().plusMonths(3);
        var old = legacy.of(delta, noordzee, Map.of("termEndDate", end, "purchasedOn", end.minusYears(1)));

        var id = legacy.migrated(
                noordzee, old, Map.of("termDuration", "P1M", "billingCycle", "monthly", "quantity", 30));

        subscription(legacy.until(noordzee, id, "COMPLETED"))
                .then()
                .body("quantity", is(30))
                .body("termDuration", is("P1M"))
                .body("termEndDate", is(end.minusMonths(2).toString()));
        var full = legacy.of(delta, noordzee, Map.of());
        var whole = legacy.migrated(noordzee, full, Map.of("purchaseFullTerm", true));
        subscription(legacy.until(noordzee, whole, "COMPLETED"))
                .then()
                .body("termEndDate", is(trade.today().plusYears(1).minusDays(1).toString()));
    }

    /** Its promotion, its partner's rights, its customer: told at once, with the vendor's numbers, and nothing is stored. */
    @Test
    void is_refused_with_every_reason_and_a_dry_run_is_refused_alike() {
        var old = legacy.of(
                delta,
                noordzee,
                Map.of("promotion", true, "purchasedOn", trade.today().minusDays(3), "offerId", Legacy.INTUNE));

        var refused = legacy.migrate(noordzee, old, Map.of());

        refused.then()
                .statusCode(422)
                .body(
                        "errors.code",
                        contains(
                                "SUBSCRIPTION_PROMOTIONS_PRESENT",
                                "NEW_COMMERCE_PRODUCT_UNAVAILABLE",
                                "SUBSCRIPTION_ACTIVE_FOR_LESS_THAN_ONE_MONTH"))
                .body("realCode", is("900218"))
                .body("eligibility.errors.code", contains(3, 5, 7))
                .body("eligibility.isEligible", is(false))
                .body("errors[2].eligibleFrom", is(trade.today().minusDays(3).plusMonths(1) + "T00:00:00Z"));
        legacy.dryRun(noordzee, old, Map.of()).then().statusCode(422).body("errors.code", hasSize(3));
        var fine = legacy.of(delta, noordzee, Map.of());
        legacy.dryRun(noordzee, fine, Map.of()).then().statusCode(200).body("state", is("PROCESSING"));
        trade.get(noordzee.admin(), Legacy.MIGRATIONS).then().body("items", empty());
        assertThat(legacy.seen(noordzee, delta, fine)).containsEntry("status", "Active");
    }

    @Test
    void is_for_the_partner_that_provides_it() {
        var roma = trade.partner("EUROPE", "DIRECT_BILL");
        var alpen = trade.partner("EUROPE", "INDIRECT_RESELLER");
        trade.heard();
        var old = legacy.of(delta, roma, Map.of());
        var promoted = legacy.of(delta, roma, Map.of("promotion", true, "status", "Suspended"));

        legacy.migrate(noordzee, promoted, Map.of("addOnMigrations", List.of(Map.of("currentSubscriptionId", old))))
                .then()
                .statusCode(403)
                .body("errors.code", contains("NOT_YOUR_SUBSCRIPTION"))
                .body("eligibility.errors.code", contains(900223))
                .body("eligibility.addOnMigrations", nullValue());
        legacy.migrate(roma, old, Map.of())
                .then()
                .statusCode(403)
                .body("code", is("NO_CUSTOMER_RELATIONSHIP"))
                .body("realCode", is("20002"));
        legacy.migrate(roma, "nothing", Map.of()).then().statusCode(403).body("code", is("NO_CUSTOMER_RELATIONSHIP"));
        trade.related(alpen, delta);
        var resold = legacy.of(delta, alpen, Map.of());
        legacy.migrate(alpen, resold, Map.of()).then().statusCode(403).body("code", is("PARTNER_TYPE_NOT_ALLOWED"));
        trade.post(noordzee.as("viewer"), Legacy.MIGRATIONS, Map.of("currentSubscriptionId", old))
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        trade.post(
                        noordzee.as("sales-agent"),
                        Legacy.MIGRATIONS,
                        Map.of("currentSubscriptionId", legacy.of(delta, noordzee, Map.of())))
                .then()
                .statusCode(201);
    }

    @Test
    void refuses_the_page_token_of_another_list() {
        var id = legacy.migrated(noordzee, legacy.of(delta, noordzee, Map.of()), Map.of());
        legacy.migrated(noordzee, legacy.of(delta, noordzee, Map.of()), Map.of());
        String token =
                trade.get(noordzee.admin(), Legacy.MIGRATIONS + "?pageSize=1").path("nextPageToken");

        trade.get(noordzee.admin(), Legacy.MIGRATIONS + "/" + id + "/events?pageToken=" + token)
                .then()
                .statusCode(400)
                .body("errors.code", contains("PAGE_TOKEN_INVALID"));
    }

    @Test
    void deletes_what_it_replaced_after_ninety_days() {
        var old = legacy.of(delta, noordzee, Map.of());
        legacy.until(noordzee, legacy.migrated(noordzee, old, Map.of()), "COMPLETED");

        trade.advance(Duration.ofDays(89));
        assertThat(legacy.seen(noordzee, delta, old)).containsEntry("status", "Suspended");
        trade.advance(Duration.ofDays(2));

        assertThat(legacy.seen(noordzee, delta, old)).isNull();
    }
}
