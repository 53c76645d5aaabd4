package dev.sluice.platform.operations;

import dev.sluice.platform.clock.BusinessClock;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;

/** Counts for alarms what waits for operations, and says how late the sweep is. */
@ApplicationScoped
class Backlog {

    private final AgroalDataSource database;
    private final BusinessClock clock;
    private final AtomicLong parkedKeys = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private final AtomicLong overdueSeconds = new AtomicLong();

    Backlog(AgroalDataSource database, BusinessClock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        metrics.gauge("sluice.parked.keys", parkedKeys);
        metrics.gauge("sluice.dead-letters.waiting", deadLetters);
        metrics.gauge("sluice.deadlines.overdue.seconds", overdueSeconds);
    }

    @Scheduled(
            every = "${sluice.operations.backlog-every:15s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                    select (select count(*) from platform.parked_key),
                           (select count(*) from platform.dead_letter where redriven_at is null),
                           (select min(due_at) from platform.deadline)
                    """);
                var row = select.executeQuery()) {
            row.next();
            parkedKeys.set(row.getLong(1));
            deadLetters.set(row.getLong(2));
            var earliest = row.getObject(3, OffsetDateTime.class);
            overdueSeconds.set(
                    earliest == null
                            ? 0
                            : Math.max(
                                    0,
                                    Duration.between(earliest.toInstant(), clock.now())
                                            .toSeconds()));
        } catch (SQLException e) {
            Log.warnf("what waits for operations cannot be counted now: %s", e.getMessage());
        }
    }
}
