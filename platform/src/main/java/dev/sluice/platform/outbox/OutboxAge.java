package dev.sluice.platform.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how long the oldest event has been waiting, and how many subjects the broker refused. */
@ApplicationScoped
class OutboxAge {

    private final AgroalDataSource database;
    private final Clock realTime;
    private final AtomicLong oldestMillis = new AtomicLong();
    private final AtomicLong parkedEvents = new AtomicLong();

    OutboxAge(AgroalDataSource database, Clock realTime, MeterRegistry metrics) {
        this.database = database;
        this.realTime = realTime;
        metrics.gauge("sluice.outbox.oldest.seconds", oldestMillis, millis -> millis.get() / 1000.0);
        metrics.gauge("sluice.outbox.parked.events", parkedEvents);
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select min(written_at), count(*) filter (where parked) from platform.outbox");
                var row = select.executeQuery()) {
            row.next();
            var oldest = row.getObject(1, OffsetDateTime.class);
            oldestMillis.set(
                    oldest == null
                            ? 0
                            : Duration.between(oldest.toInstant(), realTime.instant())
                                    .toMillis());
            parkedEvents.set(row.getLong(2));
        }
    }
}
