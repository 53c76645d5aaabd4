package dev.sluice.platform.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("What waits for operations")
class BacklogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    AgroalDataSource database;

    @Inject
    Backlog backlog;

    @AfterEach
    void tidyUp() throws SQLException {
        write("delete from platform.parked_key where consumer = 'backlog'");
        write("delete from platform.dead_letter where consumer = 'backlog'");
        write("delete from platform.deadline where aggregate_type = 'nobodys'");
        backlog.measure();
    }

    @Test
    void parked_keys_are_counted() throws SQLException {
        backlog.measure();
        var before = value("sluice_parked_keys");

        write("insert into platform.parked_key (id, consumer, topic, key, reason, parked_at)"
                + " values (uuidv7(), 'backlog', 't', 'k', 'refused', now())");

        awaitValue("sluice_parked_keys", before + 1);
    }

    @Test
    void dead_letters_are_counted_until_they_are_redriven() throws SQLException {
        backlog.measure();
        var before = value("sluice_dead_letters_waiting");

        write("insert into platform.dead_letter (id, consumer, topic, kafka_partition, kafka_offset, headers, reason,"
                + " attempts, first_failed_at, last_failed_at)"
                + " values (uuidv7(), 'backlog', 't', 0, 1, '[]', 'not JSON', 1, now(), now())");
        awaitValue("sluice_dead_letters_waiting", before + 1);

        write("update platform.dead_letter set redriven_at = now() where consumer = 'backlog'");
        awaitValue("sluice_dead_letters_waiting", before);
    }

    @Test
    void a_deadline_that_nobody_announces_shows_how_late_it_is() throws SQLException {
        write("insert into platform.deadline (id, aggregate_type, aggregate_id, kind, key, due_at, who, tenants)"
                + " values (uuidv7(), 'nobodys', uuidv7(), 'K', '', now() - interval '2 hours', 'NOBODY', '{}')");

        await().atMost(PATIENCE).untilAsserted(() -> {
            backlog.measure();
            assertThat(value("sluice_deadlines_overdue_seconds")).isGreaterThanOrEqualTo(7200);
        });
    }

    private void awaitValue(String meter, double wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            backlog.measure();
            assertThat(value(meter)).isEqualTo(wanted);
        });
    }

    private static double value(String meter) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(meter + " ") || line.startsWith(meter + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no meter " + meter));
    }

    private void write(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var write = connection.prepareStatement(statement)) {
            write.executeUpdate();
        }
    }
}
