package dev.sluice.transfer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A batch of migrations")
class MigrationBatchTest {

    static final String BATCHES = "/v1/batches";

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

    private String made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return BATCHES + "/" + answer.path("id");
    }

    private Response run(String batch) {
        trade.act(noordzee.admin(), batch + "/run").then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> trade.get(noordzee.admin(), batch).then().body("state", is("FINISHED")));
        return trade.get(noordzee.admin(), batch + "/items");
    }

    @Test
    void is_planned_and_run_item_by_item() {
        var now = legacy.of(delta, noordzee, Map.of());
        var later = legacy.of(delta, noordzee, Map.of());
        var never = legacy.of(delta, noordzee, Map.of("promotion", true));
        var batch = made(trade.post(
                noordzee.admin(),
                BATCHES,
                Map.of(
                        "kind", "MIGRATION",
                        "defaults", Map.of("quantity", 20),
                        "items",
                                List.of(
                                        Map.of("currentSubscriptionId", now),
                                        Map.of("currentSubscriptionId", later, "migrateOnRenewal", true),
                                        Map.of("currentSubscriptionId", never)))));
        trade.act(noordzee.admin(), batch + "/plan").then().statusCode(200).body("plan.refused", is(1));

        var items = run(batch);

        items.then()
                .body("items.state", contains("SUCCEEDED", "SUCCEEDED", "FAILED"))
                .body("items[2].errors.code", contains("SUBSCRIPTION_PROMOTIONS_PRESENT"))
                .body("items[1].result.state", is("CREATED"))
                .body("items[1].result.link", startsWith("/v1/migration-schedules/"));
        legacy.until(noordzee, items.path("items[0].result.id"), "COMPLETED")
                .then()
                .body("quantity", is(20))
                .body("externalReferenceId", is(batch.substring(BATCHES.length() + 1)));
    }

    @Test
    void says_item_by_item_what_is_not_there_or_not_ones_own() {
        var fjord = trade.partner("EUROPE", "DIRECT_BILL");
        var customerOfFjord = trade.customer("EUROPE");
        trade.heard();
        trade.related(fjord, customerOfFjord);
        var known = legacy.of(delta, noordzee, Map.of());
        var strange = legacy.of(customerOfFjord, fjord, Map.of());
        var batch = made(trade.post(
                noordzee.admin(),
                BATCHES,
                Map.of(
                        "kind",
                        "MIGRATION",
                        "items",
                        List.of(
                                Map.of("currentSubscriptionId", known),
                                Map.of("currentSubscriptionId", "there-is-none"),
                                Map.of("currentSubscriptionId", strange)))));

        trade.act(noordzee.admin(), batch + "/plan").then().statusCode(200).body("plan.refused", is(2));

        trade.get(noordzee.admin(), batch + "/items")
                .then()
                .body("items[1].errors.code", contains("NO_CUSTOMER_RELATIONSHIP"))
                .body("items[2].errors.code", contains("NO_CUSTOMER_RELATIONSHIP"));
    }

    /** The plan takes the seats of one item from those after it; in the run, whoever comes first takes them. */
    @Test
    void plans_seats_as_they_will_be_taken() {
        var one = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 200));
        var other = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 200));
        var batch = made(trade.post(
                noordzee.admin(),
                BATCHES,
                Map.of(
                        "kind",
                        "MIGRATION",
                        "items",
                        List.of(Map.of("currentSubscriptionId", one), Map.of("currentSubscriptionId", other)))));

        trade.act(noordzee.admin(), batch + "/plan").then().statusCode(200).body("plan.refused", is(1));

        trade.get(noordzee.admin(), batch + "/items")
                .then()
                .body("items[1].errors.code", contains("QUANTITY_OUT_OF_RANGE"));
        run(batch).then().body("items.state", containsInAnyOrder("SUCCEEDED", "FAILED"));
    }

    @Test
    void reads_files_of_the_vendors_bulk_tool() {
        var base = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base));
        var alone = legacy.of(delta, noordzee, Map.of());
        var header =
                "PartnerTenantId,IndirectResellerMpnId,CustomerName,CustomerTenantId,LegacySubscriptionId,LegacySubscriptionName,"
                        + "LegacyProductName,ExpirationDate,AutoRenewEnabled,MigrationEligible,NcePsa,CurrentTerm,CurrentBillingPlan,"
                        + "CurrentSeatCount,StartNewTermInNce,Term,BillingPlan,SeatCount,CustomTermEndDate,AddOn,BaseSubscriptionId,"
                        + "MigrationIneligibilityReason\n";
        var row =
                "%s,,Delta,%s,%s,E3,Microsoft 365 E3,01/31/2024 00:00:00,True,True,,P1Y,Monthly,25,%s,P1Y,Monthly,%d,,%s,%s,\n";
        var csv = header
                + row.formatted(noordzee.id(), delta.id(), base, "False", 30, "False", "")
                + row.formatted(noordzee.id(), delta.id(), addOn, "False", 5, "True", base)
                + row.formatted(noordzee.id(), delta.id(), alone, "True", 25, "False", "");
        var batch = made(
                Trade.by(noordzee.admin()).contentType("text/csv").body(csv).post(BATCHES + "?kind=MIGRATION"));

        var items = run(batch);

        items.then().body("items.key", contains(base, alone)).body("items.state", contains("SUCCEEDED", "SUCCEEDED"));
        legacy.until(noordzee, items.path("items[0].result.id"), "COMPLETED")
                .then()
                .body("quantity", is(30))
                .body("addOnMigrations.currentSubscriptionId", contains(addOn))
                .body("addOnMigrations.quantity", contains(5));
        legacy.until(noordzee, items.path("items[1].result.id"), "COMPLETED")
                .then()
                .body("purchaseFullTerm", is(true));
    }

    @Test
    void tells_of_a_scheduled_migration_that_fails_on_its_day() {
        var day = trade.today().plusDays(2) + "T00:00:00Z";
        var refused = legacy.of(delta, noordzee, Map.of("offerId", Legacy.REFUSED));
        var batch = made(trade.post(
                noordzee.admin(),
                BATCHES,
                Map.of(
                        "kind",
                        "MIGRATION",
                        "items",
                        List.of(Map.of("currentSubscriptionId", refused, "targetDate", day)))));
        run(batch).then().body("items.state", contains("SUCCEEDED"));

        trade.advanceTo(Instant.parse(day));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> trade.get(noordzee.admin(), batch + "/items")
                        .then()
                        .body("items.state", contains("FAILED"))
                        .body("items[0].errors.code", contains("PROVISIONING_REFUSED")));
    }

    @Test
    void tells_of_a_migration_that_fails_later() {
        var refused = legacy.of(delta, noordzee, Map.of("offerId", Legacy.REFUSED));
        var batch = made(trade.post(
                noordzee.admin(),
                BATCHES,
                Map.of("kind", "MIGRATION", "items", List.of(Map.of("currentSubscriptionId", refused)))));

        run(batch);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> trade.get(noordzee.admin(), batch + "/items")
                        .then()
                        .body("items.state", contains("FAILED"))
                        .body("items[0].errors.code", contains("PROVISIONING_REFUSED")));
    }
}
