package dev.sluice.cocp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 5,000 rows in the build, 100,000 with the profile {@code long}. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A large import into the registry")
@Timeout(600)
class RegistryImportSpeedTest extends Importing {

    private static final int ROWS = Boolean.getBoolean("sluice.long") ? 100_000 : 5_000;

    @Test
    void takes_many_rows_fast_in_little_memory_and_each_once_though_its_connection_is_cut() throws Exception {
        var heap = new Heap();
        var start = System.nanoTime();
        var operation = streamed(ROWS);
        var staged = System.nanoTime();
        var cuts = new AtomicInteger();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (cuts.get() == 0) {
                cuts.addAndGet(cutConnections());
            }
            heap.look();
            return world.get(world.registry, operation).<Boolean>path("done");
        });
        var seconds = (System.nanoTime() - staged) / 1e9;

        world.get(world.registry, operation)
                .then()
                .body("progress.total", is(ROWS))
                .body("progress.failed", is(ROWS / 100))
                .body("progress.succeeded", is(ROWS - ROWS / 100));
        assertThat(text(
                        "select count(*) || '/' || sum(version) || '/' || sum(sequence) from customer where name = 'Many "
                                + world.tag + "'"))
                .isEqualTo("%1$d/%1$d/%1$d".formatted(ROWS - ROWS / 100));
        assertThat(text("select count(*)::text from platform.audit_record where operation = 'register_customer'"
                        + " and after like '%Many " + world.tag + "%'"))
                .isEqualTo(Integer.toString(ROWS - ROWS / 100));
        System.out.printf(
                "registry import: %d rows, 1 of 100 refused, connections cut: %s; taken in %.1f s, applied in %.1f s (%.0f rows/s),"
                        + " heap +%d MB%n",
                ROWS, cuts, (staged - start) / 1e9, seconds, ROWS / seconds, heap.growth());
        assertThat(heap.growth()).as("MB more than before").isLessThan(96);
    }

    /** Live bytes after a collection, against those before. */
    private static final class Heap {

        private final long before = live();
        private long most = before;
        private int looks;

        void look() {
            if (looks++ % 30 == 29) {
                most = Math.max(most, live());
            }
        }

        long growth() {
            return (most - before) / (1024 * 1024);
        }

        private static long live() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    /** Customers, made while they are sent; one of a hundred from nowhere. */
    private String streamed(int rows) throws IOException, InterruptedException {
        var header = "customerTenantId,name,country,segment,tradeStatus,domains\n";
        var body = HttpRequest.BodyPublishers.ofByteArrays(() -> new java.util.Iterator<>() {
            private int row = -1;

            @Override
            public boolean hasNext() {
                return row < rows;
            }

            @Override
            public byte[] next() {
                var line = row < 0 ? header : row(row);
                row++;
                return line.getBytes(StandardCharsets.UTF_8);
            }
        });
        var request = HttpRequest.newBuilder(URI.create(imports + "?kind=customers"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + world.registry)
                .header("Content-Type", "text/csv")
                .POST(body)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getPath();
        }
    }

    private String row(int row) {
        return "%s,Many %s,%s,COMMERCIAL,APPROVED,a%d.example|b%d.example\n"
                .formatted(UUID.randomUUID(), world.tag, row % 100 == 42 ? "XX" : "NL", row, row);
    }

    private int cutConnections() throws SQLException {
        return Integer.parseInt(text("""
                select count(pg_terminate_backend(pid))::text from pg_stat_activity
                where pid <> pg_backend_pid() and datname = current_database()
                    and (query like '%into customer as known%' or query like '%import_row%') and state <> 'idle'
                """));
    }
}
