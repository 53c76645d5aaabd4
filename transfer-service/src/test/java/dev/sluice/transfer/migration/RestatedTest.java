package dev.sluice.transfer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
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
@DisplayName("A scheduled migration whose subscription is told anew")
class RestatedTest {

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Trade.Tenant fjord = trade.partner("EUROPE", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");

    @BeforeEach
    void they_know_each_other() {
        trade.heard();
        trade.related(noordzee, delta);
        trade.related(fjord, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private void to(LocalDate day) {
        trade.advanceTo(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private Map<String, Object> row(String id, LocalDate end, Map<String, Object> more) {
        var row = new HashMap<String, Object>(Map.of("termEndDate", end));
        row.putAll(more);
        return legacy.row(id, delta, noordzee, row);
    }

    /** The renewal was the service's own doing: the file knows nothing of it. */
    @Test
    void as_it_was_before_it_renewed_stays_where_it_is() {
        var end = trade.today().plusDays(1);
        var id = UUID.randomUUID().toString();
        var first = row(id, end, Map.of());
        legacy.tell(List.of(first));
        to(end.plusDays(2));
        var renewed = legacy.seen(noordzee, delta, id);
        var schedule = legacy.scheduled(noordzee, id, Map.of("migrateOnRenewal", true));
        String runsAt = legacy.planned(noordzee, schedule).path("runsAt");

        legacy.tell(List.of(first));

        assertThat(legacy.seen(noordzee, delta, id))
                .containsEntry("version", renewed.get("version"))
                .containsEntry("termEndDate", renewed.get("termEndDate"));
        legacy.planned(noordzee, schedule).then().body("state", is("CREATED")).body("runsAt", is(runsAt));
        legacy.tell(List.of(row(id, end, Map.of("quantity", 30))));
        assertThat(legacy.seen(noordzee, delta, id))
                .containsEntry("quantity", 30)
                .containsEntry("termEndDate", renewed.get("termEndDate"));
        legacy.planned(noordzee, schedule).then().body("state", is("CREATED")).body("runsAt", is(runsAt));
    }

    @Test
    void with_another_end_moves_to_its_new_renewal_and_is_looked_at_anew() {
        var id = UUID.randomUUID().toString();
        var end = trade.today().plusDays(100);
        legacy.tell(List.of(row(id, end, Map.of())));
        var schedule = legacy.scheduled(noordzee, id, Map.of("migrateOnRenewal", true));
        trade.customer(delta, "EUROPE", 2, Map.of("tradeStatus", "BLOCKED"));
        trade.heard();
        to(trade.today().plusDays(1));
        legacy.planned(noordzee, schedule).then().body("warnings.code", contains("TRADE_STATUS_NOT_ALLOWED"));

        legacy.tell(List.of(row(id, end.plusDays(10), Map.of())));

        legacy.planned(noordzee, schedule)
                .then()
                .body("runsAt", is(end.plusDays(11) + "T00:00:00Z"))
                .body("subscriptionEndDate", is(end.plusDays(10).toString()))
                .body("warnings", empty());
        to(trade.today().plusDays(1));
        legacy.planned(noordzee, schedule).then().body("warnings.code", contains("TRADE_STATUS_NOT_ALLOWED"));
    }

    @Test
    void as_another_partners_has_failed_and_leaves_it_free() {
        var id = UUID.randomUUID().toString();
        var end = trade.today().plusDays(100);
        legacy.tell(List.of(row(id, end, Map.of())));
        var schedule = legacy.scheduled(noordzee, id, Map.of("migrateOnRenewal", true));

        legacy.tell(List.of(row(id, end, Map.of("partnerTenantId", fjord.id()))));

        legacy.planned(noordzee, schedule)
                .then()
                .body("state", is("FAILED"))
                .body("failureCode", is("NOT_YOUR_SUBSCRIPTION"));
        legacy.until(fjord, legacy.migrated(fjord, id, Map.of()), "COMPLETED");
    }

    /** Terms of three years are led at every renewal; the other partner is the one that is billed. */
    @Test
    void on_its_last_day_as_another_partners_is_led_by_the_vendor_for_that_one() {
        var end = trade.today().plusDays(2);
        var id = UUID.randomUUID().toString();
        var threeYears = Map.<String, Object>of("termDuration", "P3Y", "purchasedOn", end.minusYears(3));
        legacy.tell(List.of(row(id, end, threeYears)));
        to(end);
        var own = trade.get(noordzee.admin(), Legacy.SCHEDULES).<String>path("items[0].id");
        legacy.planned(noordzee, own).then().body("deadlines.who", contains("SYSTEM"));
        var moved = new HashMap<>(threeYears);
        moved.put("partnerTenantId", fjord.id());

        legacy.tell(List.of(row(id, end, moved)));

        legacy.planned(noordzee, own).then().body("state", is("CANCELED"));
        to(end.plusDays(1));
        var led = trade.get(fjord.admin(), Legacy.SCHEDULES);
        led.then().body("items.origin", contains("VENDOR"));
        legacy.until(fjord, led.path("items[0].newCommerceMigrationId"), "COMPLETED");
    }
}
