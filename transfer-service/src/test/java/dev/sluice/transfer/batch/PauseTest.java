package dev.sluice.transfer.batch;

import static dev.sluice.transfer.batch.Office.renewals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A batch is paused")
class PauseTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    final Office office = new Office(trade, noordzee);

    @Inject
    Sql sql;

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void and_when_that_is_answered_nothing_of_it_is_done_any_more() {
        var subscriptions = estate.endingMany(delta, trade.today().plusDays(20), 80);
        trade.related(noordzee, delta);
        var batch = office.made(renewals(subscriptions, Map.of()));

        var pausing = whileHeld(subscriptions, () -> {
            office.act(batch, "run").then().statusCode(200);
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting("from ea_subscription where id") > 0);
            var asked = CompletableFuture.supplyAsync(() -> office.act(batch, "pause"));
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting("from batch ") > 0);
            return asked;
        });

        var paused = pausing.join();
        assertThat(paused.statusCode()).as(paused.asString()).isEqualTo(200);
        assertThat(paused.<String>path("state")).isEqualTo("PAUSED");
        assertThat(paused.<Integer>path("progress.succeeded")).isPositive();
        trade.advance(Duration.ofSeconds(1)); // which runs everything that wants to be run
        assertThat(office.get(batch).<Map<?, ?>>path("progress")).isEqualTo(paused.path("progress"));

        office.ran(batch, "resume", "FINISHED");
        assertThat(office.get(batch).<Integer>path("progress.succeeded")).isEqualTo(80);
    }

    /** Nobody can schedule a renewal of any of them meanwhile. */
    private CompletableFuture<Response> whileHeld(
            List<String> subscriptions, Callable<CompletableFuture<Response>> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.list(
                    row -> row.getString(1),
                    "select id from ea_subscription where id = any (?) order by id for update",
                    subscriptions);
            return work.call();
        });
    }

    /** Statements that wait for a lock. */
    private int waiting(String text) {
        return sql.first(row -> row.getInt(1), """
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like ? and datname = current_database()
                        """, "%" + text + "%").orElseThrow();
    }
}
