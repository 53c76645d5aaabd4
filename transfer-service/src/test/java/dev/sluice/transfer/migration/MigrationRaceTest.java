package dev.sluice.transfer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Of two migrations at once")
class MigrationRaceTest {

    static final int RACES = Boolean.getBoolean("sluice.long") ? 1000 : 20;

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

    private List<Integer> both(Callable<Integer> one, Callable<Integer> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            var second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }

    @Test
    void of_200_seats_under_a_cap_of_300_one_is_refused() throws Exception {
        var one = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 200));
        var other = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 200));

        var statuses = both(
                () -> legacy.migrate(noordzee, one, Map.of()).statusCode(),
                () -> legacy.migrate(noordzee, other, Map.of()).statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(201, 422);
        var late = legacy.of(delta, noordzee, Map.of("offerId", Legacy.CAPPED, "quantity", 101));
        legacy.migrate(noordzee, late, Map.of())
                .then()
                .statusCode(422)
                .body("code", is("QUANTITY_OUT_OF_RANGE"))
                .body("errors[0].pointer", is("/quantity"));
        legacy.migrate(noordzee, late, Map.of("quantity", 100)).then().statusCode(201);
    }

    @Test
    void of_one_subscription_one_wins() throws Exception {
        for (var race = 0; race < RACES; race++) {
            var old = legacy.of(delta, noordzee, Map.of());
            var statuses = both(
                    () -> legacy.migrate(noordzee, old, Map.of()).statusCode(),
                    () -> legacy.schedule(noordzee, old, Map.of("migrateOnRenewal", true))
                            .statusCode());
            assertThat(statuses).as("race %d", race).containsExactlyInAnyOrder(201, 409);
        }
    }
}
