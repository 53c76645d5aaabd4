package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.attribution.Portfolio;
import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("While two arbitrations become one")
class MergedArbitrationTest {

    @Inject
    Arbitrations arbitrations;

    @Inject
    Sql sql;

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void whoever_joins_one_of_them_waits_and_joins_what_is_left() throws Exception {
        claimant.submitted(portfolio.rival, claimant.workload("TEAMS"));
        var teams = UUID.fromString(claimant.submitted(portfolio.seller, claimant.workload("TEAMS")));
        claimant.submitted(portfolio.rival, claimant.workload("EXCHANGE"));
        var exchange = UUID.fromString(claimant.submitted(portfolio.seller, claimant.workload("EXCHANGE")));
        var merged = open(teams);
        var left = open(exchange);
        var backend = new AtomicReference<Integer>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = QuarkusTransaction.requiringNew().call(() -> {
                arbitrations.lockOpenOf(List.of(teams, exchange));
                var joining = CompletableFuture.supplyAsync(
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            backend.set(sql.first(row -> row.getInt(1), "select pg_backend_pid()")
                                    .orElseThrow());
                            return arbitrations.lockOpenOf(List.of(teams));
                        }),
                        threads);
                await().until(() -> joining.isDone() || waits(backend.get()));
                arbitrations.close(merged, "MERGED", Instant.parse("2026-03-01T10:00:00Z"));
                arbitrations.enter(left, teams);
                return joining;
            });

            assertThat(seen.get()).containsExactly(left);
        }
    }

    private UUID open(UUID claim) {
        return QuarkusTransaction.requiringNew()
                .call(() -> arbitrations.openOf(claim))
                .orElseThrow();
    }

    /** Asked on a connection of its own. */
    private boolean waits(Integer backend) {
        return backend != null
                && QuarkusTransaction.requiringNew()
                        .call(() -> sql.first(
                                row -> true,
                                "select 1 from pg_stat_activity where pid = ? and wait_event_type = 'Lock'",
                                backend))
                        .isPresent();
    }
}
