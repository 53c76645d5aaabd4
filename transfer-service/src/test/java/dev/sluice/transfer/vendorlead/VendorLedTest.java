package dev.sluice.transfer.vendorlead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Published;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The vendor")
class VendorLedTest {

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

    /** Of three years: those renewals the vendor leads from 2024 on. */
    private String ending(LocalDate end, Map<String, Object> more) {
        var row = new HashMap<String, Object>(
                Map.of("termDuration", "P3Y", "purchasedOn", end.minusYears(3), "termEndDate", end));
        row.putAll(more);
        return legacy.of(delta, noordzee, row);
    }

    private void to(LocalDate day) {
        trade.advanceTo(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private List<Map<String, Object>> schedules() {
        return trade.get(noordzee.admin(), Legacy.SCHEDULES).path("items");
    }

    @Test
    void announces_60_30_and_7_days_before_what_it_leads() {
        var end = trade.today().plusDays(64);
        var old = ending(end, Map.of());
        var late = ending(end.minusDays(40), Map.of());

        to(end.minusDays(3));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var published = Published.on(List.of("transfer.migration-events.v1"), noordzee, delta);
            assertThat(published.typesOf(old)).hasSize(3).containsOnly("migration.vendor-led-announced.v1");
            assertThat(published.typesOf(late)).hasSize(2).containsOnly("migration.vendor-led-announced.v1");
        });
    }

    @Test
    void schedules_on_the_last_day_and_migrates_the_day_after() {
        var end = trade.today().plusDays(3);
        var begin = end.plusDays(1);
        var old = ending(end, Map.of("quantity", 25, "billingCycle", "Monthly"));
        to(end.minusDays(1));
        assertThat(schedules()).isEmpty();

        to(end);
        assertThat(schedules())
                .singleElement()
                .satisfies(each -> assertThat(each)
                        .containsEntry("origin", "VENDOR")
                        .containsEntry("state", "CREATED")
                        .containsEntry("runsAt", begin + "T00:00:00Z")
                        .containsEntry("allowedActions", List.of()));
        String schedule = (String) schedules().getFirst().get("id");
        legacy.change(noordzee, schedule, Map.of("quantity", 1)).then().statusCode(409);
        to(begin);

        var done =
                legacy.until(noordzee, legacy.planned(noordzee, schedule).path("newCommerceMigrationId"), "COMPLETED");
        done.then().body("origin", is("VENDOR")).body("currentSubscriptionId", is(old));
        trade.get(noordzee.admin(), "/v1/subscriptions/" + done.path("newCommerceSubscriptionId"))
                .then()
                .body("origin", is("VENDOR"))
                .body("termDuration", is("P1Y"))
                .body("billingCycle", is("Monthly"))
                .body("quantity", is(25))
                .body("startDate", is(begin.toString()))
                .body("termEndDate", is(begin.plusYears(1).minusDays(1).toString()));
    }

    @Test
    void leads_add_ons_with_their_subscription() {
        var end = trade.today().plusDays(2);
        var base = ending(end, Map.of());
        var addOn = ending(end, Map.of("baseSubscriptionId", base));
        var byHand = ending(end, Map.of("baseSubscriptionId", base, "offerId", Legacy.INTUNE));

        to(end);

        assertThat(schedules()).singleElement().satisfies(each -> {
            assertThat(each).containsEntry("currentSubscriptionId", base);
            assertThat(each.get("addOnMigrationSchedules").toString())
                    .contains(addOn)
                    .doesNotContain(byHand);
        });
    }

    @Test
    void leaves_what_its_partner_has_scheduled_what_is_not_active_and_what_it_does_not_lead() {
        var end = trade.today().plusDays(2);
        var scheduled = ending(end, Map.of());
        var own = legacy.scheduled(noordzee, scheduled, Map.of("migrateOnRenewal", true, "quantity", 40));
        ending(end, Map.of("status", "Suspended"));
        ending(end, Map.of("autoRenew", false));
        ending(end, Map.of("trial", true));
        ending(end, Map.of("offerId", Legacy.INTUNE));
        var ofAYear = legacy.of(delta, noordzee, Map.of("termEndDate", end));

        to(end.plusDays(2));

        assertThat(schedules())
                .singleElement()
                .satisfies(each -> assertThat(each).containsEntry("id", own));
        legacy.until(noordzee, legacy.planned(noordzee, own).path("newCommerceMigrationId"), "COMPLETED")
                .then()
                .body("origin", is("SCHEDULE"))
                .body("quantity", is(40));
        assertThat(legacy.seen(noordzee, delta, ofAYear))
                .containsEntry("status", "Active")
                .containsEntry("termEndDate", end.plusYears(1).toString());
    }

    private Response changed(String subscription, Map<String, Object> change) {
        return Trade.by(noordzee.admin())
                .contentType("application/json")
                .header("If-Match", "*")
                .body(change)
                .patch("/v1/subscriptions/" + subscription);
    }

    /** Those that the vendor has migrated by now, oldest first. */
    private List<String> subscriptions() {
        return trade.get(noordzee.admin(), "/v1/subscriptions?customerTenantId=" + delta.id())
                .path("items.id");
    }

    @Test
    void leaves_seven_days_to_change_the_term() {
        var end = trade.today().plusDays(1);
        ending(end, Map.of());
        ending(end, Map.of());
        to(end.plusDays(1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(subscriptions()).hasSize(2));
        var one = subscriptions().getFirst();
        var other = subscriptions().getLast();

        changed(one, Map.of("termDuration", "P1M"))
                .then()
                .statusCode(200)
                .body("termDuration", is("P1M"))
                .body("billingCycle", is("Monthly"))
                .body(
                        "termEndDate",
                        is(end.plusDays(1).plusMonths(1).minusDays(1).toString()))
                .body("windows.kind", contains("CANCEL_OR_REDUCE", "CHANGE_TERM"));
        var closesAt = Instant.parse(trade.get(noordzee.admin(), "/v1/subscriptions/" + other)
                .path("windows.find { it.kind == 'CHANGE_TERM' }.closesAt"));
        trade.advanceTo(closesAt);

        changed(other, Map.of("termDuration", "P1M"))
                .then()
                .statusCode(409)
                .body("code", is("WINDOW_CLOSED"))
                .body("window.kind", is("CHANGE_TERM"))
                .body("window.closesAt", is(closesAt.toString()));
    }
}
