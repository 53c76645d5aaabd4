package dev.sluice.notification.delivery;

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

/** How long the oldest delivery that is still to be made has waited, in seconds of business time. */
@ApplicationScoped
class DeliveryMetrics {

    private final AgroalDataSource database;
    private final BusinessClock clock;
    private final AtomicLong oldestPendingSeconds;

    DeliveryMetrics(AgroalDataSource database, BusinessClock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.oldestPendingSeconds =
                metrics.gauge("sluice.webhooks.oldest.pending.age", new AtomicLong(), AtomicLong::doubleValue);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select created_at from delivery where due_at is not null order by created_at limit 1");
                var row = select.executeQuery()) {
            oldestPendingSeconds.set(
                    row.next()
                            ? Duration.between(
                                            row.getObject(1, OffsetDateTime.class)
                                                    .toInstant(),
                                            clock.now())
                                    .toSeconds()
                            : 0);
        } catch (SQLException e) {
            Log.warnf("the oldest pending delivery cannot be measured: %s", e.getMessage());
        }
    }
}
