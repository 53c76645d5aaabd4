package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.environment.Database;
import dev.sluice.platform.correlation.Tracing;
import dev.sluice.platform.outbox.OutboxConfig;
import dev.sluice.platform.outbox.Relay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The platform's relay as it runs in every service, with its default settings. */
final class SluiceOutbox implements EventOutbox {

    private final Relay relay;
    private final OutboxWriter writer;

    SluiceOutbox(Database database, String brokers) throws SQLException {
        var settings = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(OutboxConfig.class)
                .build();
        relay = new Relay(
                settings.getConfigMapping(OutboxConfig.class),
                new SimpleMeterRegistry(),
                Tracing.off(),
                database.url(),
                database.username(),
                database.password(),
                Map.of("bootstrap.servers", brokers));
        writer = new OutboxWriter(database.connect());
    }

    static void createTable(Database database) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .schemas("platform")
                .locations("classpath:db/platform")
                .load()
                .migrate();
    }

    @Override
    public void start() {
        relay.start();
    }

    @Override
    public void write(List<Payload> events, Runnable onceCommitted) throws SQLException {
        writer.write(events, onceCommitted);
        relay.wake();
    }

    @Override
    public String table() {
        return "platform.outbox";
    }

    @Override
    public void close() throws SQLException {
        Ending.of(relay::stop);
        writer.close();
    }

    Relay relay() {
        return relay;
    }
}
