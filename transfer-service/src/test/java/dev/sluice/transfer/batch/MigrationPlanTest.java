package dev.sluice.transfer.batch;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.seat.Seats;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The plan of a batch of migrations")
class MigrationPlanTest {

    @Inject
    Seats seats;

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");
    final Office office = new Office(trade, noordzee);

    @BeforeEach
    void they_know_each_other() {
        trade.heard();
        trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private String batch(Object... items) {
        return office.made(Map.of("kind", "MIGRATION", "items", List.of(items)));
    }

    @Test
    void has_an_add_on_once() {
        var base = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base));
        var batch = batch(
                Map.of(
                        "currentSubscriptionId",
                        base,
                        "addOnMigrations",
                        List.of(Map.of("currentSubscriptionId", addOn))),
                Map.of("currentSubscriptionId", addOn, "migrateOnRenewal", true));

        office.act(batch, "plan").then().statusCode(200).body("plan.refused", is(1));

        office.items(batch, "").then().body("items[1].errors.code", contains("SUBSCRIPTION_BEING_PROCESSED"));
    }

    /** Whoever buys keeps others from the customer's seats until that is done; a plan only looks. */
    @Test
    void waits_for_nobody_who_takes_seats() {
        var capped = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 200));
        var batch = batch(Map.of("currentSubscriptionId", capped));

        var planned = QuarkusTransaction.requiringNew().call(() -> {
            seats.left(delta.id(), "SANDBOX_CAPPED", UUID.randomUUID(), 300);
            return office.act(batch, "plan");
        });

        planned.then().statusCode(200).body("plan.refused", is(0));
    }
}
