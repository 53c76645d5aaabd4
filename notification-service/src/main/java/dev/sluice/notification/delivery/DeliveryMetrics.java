package dev.sluice.notification.delivery;

import dev.sluice.platform.clock.BusinessClock;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the oldest delivery that is still to be made has waited, and the endpoints whose deliveries are attempted latest, in
 * seconds of business time.
 */
@ApplicationScoped
class DeliveryMetrics {

    static final String OLDEST = """
            select created_at from delivery where coalesce(due_at, 'infinity') < 'infinity' order by created_at limit 1
            """;

    /** More would be too many time series; whoever is behind them is not worse off. */
    private static final int WORST = 10;

    private static final String LATEST = ClaimStatement.LANES + """
        select endpoint_id, min(greatest(lane.due_at, h.open_until, h.probe_until)) as due
        from lane join endpoint_health h using (endpoint_id)
        group by endpoint_id
        having min(greatest(lane.due_at, h.open_until, h.probe_until)) < ?
        order by due
        limit ?
        """;

    private final AgroalDataSource database;
    private final BusinessClock clock;
    private final AtomicLong oldestPendingSeconds;
    private final MultiGauge late;

    DeliveryMetrics(AgroalDataSource database, BusinessClock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.oldestPendingSeconds =
                metrics.gauge("sluice.webhooks.oldest.pending.age", new AtomicLong(), AtomicLong::doubleValue);
        this.late = MultiGauge.builder("sluice.webhooks.oldest.due.seconds")
                .description("For how long the endpoint's oldest delivery has been due")
                .register(metrics);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measureEndpoints() {
        var now = clock.now();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LATEST)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, WORST);
            var rows = new ArrayList<MultiGauge.Row<?>>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var due = row.getObject(2, OffsetDateTime.class).toInstant();
                    rows.add(MultiGauge.Row.of(
                            Tags.of("endpoint", row.getString(1)),
                            Duration.between(due, now).toMillis() / 1000.0));
                }
            }
            late.register(rows, true);
        } catch (SQLException e) {
            Log.warnf("late deliveries cannot be measured: %s", e.getMessage());
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OLDEST);
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
