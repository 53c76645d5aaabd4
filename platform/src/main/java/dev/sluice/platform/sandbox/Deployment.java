package dev.sluice.platform.sandbox;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.DeploymentConfig;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The kind of this deployment and the offset of its clock, as the database knows them. The kind is written at first start and
 * never changes: a sandbox's code on a production database refuses to start, and the other way round.
 */
@ApplicationScoped
public class Deployment {

    private final AgroalDataSource database;
    private final DeploymentConfig config;
    private final BusinessClock clock;

    Deployment(AgroalDataSource database, DeploymentConfig config, BusinessClock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Before anything that looks at the clock. */
    void start(@Observes @Priority(1) StartupEvent event) {
        var stored = stored();
        if (!stored.kind().equals(config.kind().name())) {
            throw new IllegalStateException("this database belongs to a %s deployment, and this is a %s"
                    .formatted(stored.kind(), config.kind()));
        }
        if (!isSandbox() && !stored.offset().isZero()) {
            throw new IllegalStateException("the clock of a production database was moved");
        }
        clock.runAhead(stored.offset());
    }

    public boolean isSandbox() {
        return config.kind() == DeploymentConfig.Kind.SANDBOX;
    }

    /** Other replicas follow a clock that one of them moved. */
    @Scheduled(every = "1s", delayed = "1s")
    void follow() {
        if (isSandbox() && !clock.isStanding()) {
            var stored = stored().offset();
            if (stored.compareTo(clock.offset()) > 0) {
                clock.runAhead(stored);
            }
        }
    }

    /** Writes the offset first, so that a crash leaves the clock where it was announced to be; then moves the clock. */
    void moveTo(Duration offset) {
        keep(offset);
        clock.runAhead(offset);
    }

    /** Where the clock goes on after a crash. */
    void keep(Duration offset) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update platform.deployment set clock_offset_micros = greatest(clock_offset_micros, ?)")) {
            update.setLong(1, offset.dividedBy(ChronoUnit.MICROS.getDuration()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Stored(String kind, Duration offset) {}

    private Stored stored() {
        try (var connection = database.getConnection();
                var first = connection.prepareStatement(
                        "insert into platform.deployment (kind) values (?) on conflict do nothing");
                var select = connection.prepareStatement("select kind, clock_offset_micros from platform.deployment")) {
            first.setString(1, config.kind().name());
            first.executeUpdate();
            try (var row = select.executeQuery()) {
                row.next();
                return new Stored(row.getString(1), Duration.of(row.getLong(2), ChronoUnit.MICROS));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
