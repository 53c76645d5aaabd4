package dev.sluice.stack.testing;

import dev.sluice.stack.Root;
import dev.sluice.stack.kafka.Topics;
import java.io.IOException;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same by Testcontainers: for machines with a container engine, on request only. */
final class ContainerSource implements BackingServices.Source {

    private final PostgreSQLContainer postgres;
    private final KafkaContainer kafka;

    private ContainerSource(PostgreSQLContainer postgres, KafkaContainer kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    static ContainerSource start(String database) throws IOException {
        var source = new ContainerSource(
                new PostgreSQLContainer("postgres:18")
                        .withDatabaseName(database)
                        .withUsername(database)
                        .withPassword(database),
                new KafkaContainer("apache/kafka:4.1.1"));
        source.postgres.start();
        source.kafka.start();
        Topics.of(Root.find()).create(source.kafka.getBootstrapServers(), () -> {});
        return source;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.getJdbcUrl(),
                "quarkus.datasource.username", postgres.getUsername(),
                "quarkus.datasource.password", postgres.getPassword(),
                "kafka.bootstrap.servers", kafka.getBootstrapServers());
    }

    @Override
    public void stop() {
        kafka.stop();
        postgres.stop();
    }
}
