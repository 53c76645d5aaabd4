package dev.sluice.transfer.vendorlead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("At the end of a term the partner comes before the vendor, and the vendor before nobody")
class VendorGivesWayTest {

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

    /** Of three years: the vendor leads it at its end. */
    private String ending(LocalDate end, Map<String, Object> more) {
        var row = new HashMap<String, Object>(
                Map.of("termDuration", "P3Y", "purchasedOn", end.minusYears(3), "termEndDate", end));
        row.putAll(more);
        return legacy.of(delta, noordzee, row);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private List<String> states() {
        return trade.get(noordzee.admin(), Legacy.SCHEDULES).path("items.collect { it.origin + ' ' + it.state }");
    }

    private void cancel(String schedule) {
        trade.act(noordzee.admin(), Legacy.SCHEDULES + "/" + schedule + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void a_migration_of_the_last_day_takes_the_place_of_the_vendors_schedule() {
        var end = trade.today().plusDays(1);
        var old = ending(end, Map.of());
        trade.advanceTo(begin(end).plus(Duration.ofHours(10)));
        assertThat(states()).containsExactly("VENDOR CREATED");
        legacy.change(
                        noordzee,
                        trade.get(noordzee.admin(), Legacy.SCHEDULES).path("items[0].id"),
                        Map.of("quantity", 1))
                .then()
                .statusCode(409)
                .body("detail", containsString("The vendor leads it"));

        legacy.migrate(noordzee, old, Map.of()).then().statusCode(422);
        assertThat(states()).containsExactly("VENDOR CREATED");
        var migration = legacy.migrated(noordzee, old, Map.of("purchaseFullTerm", true));

        assertThat(states()).containsExactly("VENDOR CANCELED");
        legacy.until(noordzee, migration, "COMPLETED").then().body("origin", is("PARTNER"));
        trade.advanceTo(begin(end.plusDays(2)));
        assertThat(states()).containsExactly("VENDOR CANCELED");
    }

    @Test
    void whoever_calls_a_schedule_of_the_last_day_off_leaves_it_to_the_vendor() {
        var end = trade.today().plusDays(1);
        var old = ending(end, Map.of());
        trade.advanceTo(begin(end).plus(Duration.ofHours(10)));
        var own = legacy.scheduled(noordzee, old, Map.of("migrateOnRenewal", true));
        assertThat(states()).containsExactly("VENDOR CANCELED", "SCHEDULE CREATED");

        cancel(own);
        trade.advance(Duration.ofMinutes(1));

        assertThat(states()).containsExactly("VENDOR CANCELED", "SCHEDULE CANCELED", "VENDOR CREATED");
    }

    /** Called off before any announcement was due again: what was missed is made up for, and it is led at its end. */
    @Test
    void a_schedule_that_is_called_off_in_the_last_days_is_led() {
        var end = trade.today().plusDays(20);
        var old = ending(end, Map.of());
        var own = legacy.scheduled(noordzee, old, Map.of("migrateOnRenewal", true));
        trade.advanceTo(begin(end.minusDays(3)));
        cancel(own);

        trade.advanceTo(begin(end));

        assertThat(states()).containsExactly("SCHEDULE CANCELED", "VENDOR CREATED");
    }

    /** The customer's trade status keeps the partner from it, not the vendor. */
    @Test
    void what_failed_at_the_renewal_itself_is_led() {
        var end = trade.today().plusDays(2);
        var old = ending(end, Map.of());
        legacy.scheduled(noordzee, old, Map.of("migrateOnRenewal", true));
        trade.customer(delta, "EUROPE", 2, Map.of("tradeStatus", "BLOCKED"));
        trade.heard();

        trade.advanceTo(begin(end.plusDays(1)));

        assertThat(states()).containsExactly("SCHEDULE FAILED", "VENDOR PROCESSED");
    }

    /** One refusal is enough: its term renews. */
    @Test
    void what_the_provisioner_refuses_is_tried_once_and_renews() {
        var end = trade.today().plusDays(1);
        var old = ending(end, Map.of("offerId", Legacy.REFUSED));

        trade.advanceTo(begin(end.plusDays(2)));

        assertThat(legacy.seen(noordzee, delta, old))
                .containsEntry("status", "Active")
                .containsEntry("termEndDate", end.plusYears(3).toString());
        assertThat(states()).containsExactly("VENDOR PROCESSED");
    }

    @Test
    void the_vendor_needs_no_relationship_of_the_partner() {
        var fjord = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        var end = trade.today().plusDays(1);
        legacy.tell(List.of(legacy.row(
                UUID.randomUUID().toString(),
                delta,
                fjord,
                Map.of("termDuration", "P3Y", "purchasedOn", end.minusYears(3), "termEndDate", end))));

        trade.advanceTo(begin(end.plusDays(1)));

        trade.get(fjord.admin(), Legacy.SCHEDULES).then().body("items.state", contains("PROCESSED"));
        String migration = trade.get(fjord.admin(), Legacy.SCHEDULES).path("items[0].newCommerceMigrationId");
        legacy.until(fjord, migration, "COMPLETED").then().body("origin", is("VENDOR"));
    }
}
