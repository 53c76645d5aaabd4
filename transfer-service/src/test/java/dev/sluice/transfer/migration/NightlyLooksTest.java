package dev.sluice.transfer.migration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Scheduled migrations that are looked at in the same night")
class NightlyLooksTest {

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Trade.Tenant fjord = trade.partner("EUROPE", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");
    final Trade.Tenant nordlys = trade.customer("EUROPE");

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void are_told_each_what_came_up_of_it_and_once() {
        trade.heard();
        trade.related(noordzee, delta);
        trade.related(noordzee, nordlys);
        trade.related(fjord, delta);
        var calm = scheduled(noordzee, legacy.of(nordlys, noordzee, Map.of()));
        var first = scheduled(noordzee, legacy.of(delta, noordzee, Map.of()));
        var second = scheduled(noordzee, legacy.of(delta, noordzee, Map.of()));
        var promoted = legacy.of(delta, fjord, Map.of());
        var other = scheduled(fjord, promoted);
        legacy.tell(List.of(legacy.row(promoted, delta, fjord, Map.of("promotion", true))));
        trade.customer(delta, "EUROPE", 2, Map.of("tradeStatus", "BLOCKED"));
        trade.heard();

        trade.advanceTo(Instant.parse(in(1)));
        legacy.planned(noordzee, calm).then().body("warnings", empty()).body("version", is(1));
        for (var warned : List.of(first, second)) {
            legacy.planned(noordzee, warned)
                    .then()
                    .body("warnings.code", contains("TRADE_STATUS_NOT_ALLOWED"))
                    .body("version", is(2));
        }
        legacy.planned(fjord, other)
                .then()
                .body("warnings.code", contains("SUBSCRIPTION_PROMOTIONS_PRESENT", "TRADE_STATUS_NOT_ALLOWED"));

        trade.customer(delta, "EUROPE", 3, Map.of("tradeStatus", "APPROVED"));
        trade.heard();
        trade.act(noordzee.admin(), Legacy.SCHEDULES + "/" + second + "/cancel");
        trade.advanceTo(Instant.parse(in(1)));
        legacy.planned(noordzee, first).then().body("warnings", empty()).body("version", is(3));
        legacy.planned(noordzee, second).then().body("state", is("CANCELED")).body("version", is(3));
        legacy.planned(fjord, other).then().body("warnings.code", contains("SUBSCRIPTION_PROMOTIONS_PRESENT"));
        trade.advanceTo(Instant.parse(in(1)));
        legacy.planned(noordzee, first).then().body("version", is(3));
    }

    private String scheduled(Trade.Tenant partner, String subscription) {
        return legacy.scheduled(partner, subscription, Map.of("targetDate", in(9)));
    }

    private String in(int days) {
        return trade.today().plusDays(days) + "T00:00:00Z";
    }
}
