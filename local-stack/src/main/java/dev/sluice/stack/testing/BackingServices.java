package dev.sluice.stack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL and Kafka for a {@code @QuarkusTest}; the argument {@code database} names the database. Embedded, unless the
 * system property {@code sluice.backing} is {@code containers}.
 */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {

    private String database = "test";
    private @Nullable Source source;

    /** The commands for fault tests, from whichever class loader the test runs in. */
    public static Control current() {
        return EmbeddedSource.running();
    }

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        try {
            var started = inContainers() ? ContainerSource.start(database) : EmbeddedSource.start(database);
            source = started;
            var settings = new HashMap<>(started.settings());
            settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
            settings.put("sluice.deployment.kind", "SANDBOX");
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        if (source != null) {
            source.stop();
        }
    }

    private static boolean inContainers() {
        return "containers".equals(System.getProperty("sluice.backing"));
    }

    /** Where PostgreSQL and Kafka come from. */
    interface Source {

        Map<String, String> settings();

        void stop();
    }

    /** Takes PostgreSQL or Kafka away, without warning, and brings it back at the same address with the same data. */
    public interface Control {

        void stopPostgres();

        void startPostgres();

        void stopKafka();

        void startKafka();
    }
}
