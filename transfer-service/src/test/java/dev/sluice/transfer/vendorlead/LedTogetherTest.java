package dev.sluice.transfer.vendorlead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Published;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
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
@DisplayName("An add-on that the vendor leads")
class LedTogetherTest {

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

    /** Of three years: those renewals the vendor leads. */
    private String ending(LocalDate end, Map<String, Object> more) {
        var row = new HashMap<String, Object>(
                Map.of("termDuration", "P3Y", "purchasedOn", end.minusYears(3), "termEndDate", end));
        row.putAll(more);
        return legacy.of(delta, noordzee, row);
    }

    private void to(LocalDate day) {
        trade.advanceTo(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    @Test
    void is_announced_for_the_renewal_of_what_it_adds_to() {
        var end = trade.today().plusDays(64);
        var renewal = end.plusDays(1).toString();
        var base = ending(end, Map.of());
        var addOn = ending(end.minusDays(44), Map.of("baseSubscriptionId", base));

        to(end.minusDays(3));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var told = Published.on(List.of("transfer.migration-events.v1"), noordzee, delta)
                    .allDataOf(addOn);
            assertThat(told)
                    .extracting(each -> each.get("plannedFor").asText())
                    .containsExactly(renewal, renewal, renewal);
        });
        assertThat(legacy.seen(noordzee, delta, addOn)).containsEntry("projectedVendorLedDate", renewal);
        to(end);
        trade.get(noordzee.admin(), Legacy.SCHEDULES)
                .then()
                .body("items.currentSubscriptionId", contains(base))
                .body("items[0].addOnMigrationSchedules.currentSubscriptionId", contains(addOn));
    }

    @Test
    void goes_alone_where_what_it_adds_to_does_not_renew() {
        var end = trade.today().plusDays(2);
        var base = ending(end.plusDays(30), Map.of("autoRenew", false));
        var addOn = ending(end, Map.of("baseSubscriptionId", base));
        assertThat(legacy.seen(noordzee, delta, addOn))
                .containsEntry("projectedVendorLedDate", end.plusDays(1).toString());

        to(end);

        trade.get(noordzee.admin(), Legacy.SCHEDULES).then().body("items.currentSubscriptionId", contains(addOn));
    }
}
