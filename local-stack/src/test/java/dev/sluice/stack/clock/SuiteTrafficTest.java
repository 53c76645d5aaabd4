package dev.sluice.stack.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.stack.events.EventLog;
import dev.sluice.stack.postgres.Database;
import dev.sluice.stack.state.StackSecrets;
import dev.sluice.stack.testing.BackingServices;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real broker and a real outbox, because it is their bookkeeping that is read. */
class SuiteTrafficTest {

    static final String TOPIC = "cocp.partner-change-events.v1";
    static final BackingServices backing = new BackingServices();
    static String kafka;
    static Database database;

    @BeforeAll
    static void start() throws Exception {
        backing.init(Map.of("database", "cocp"));
        var settings = backing.start();
        kafka = settings.get("kafka.bootstrap.servers");
        database = new Database(
                "cocp",
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
        execute("create schema platform");
        execute("create table platform.outbox (subject text, parked boolean default false)");
    }

    @AfterAll
    static void stop() {
        backing.stop();
    }

    @Test
    void counts_what_is_unsent_but_not_what_waits_for_a_person() throws Exception {
        execute("insert into platform.outbox values ('one', false), ('stuck', true), ('stuck', false)");

        try (var traffic = open()) {
            assertThat(traffic.look().unsent()).isEqualTo(1);
        }
        execute("delete from platform.outbox");
    }

    @Test
    void counts_what_a_service_has_not_read() throws Exception {
        try (var traffic = open();
                var reader = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", kafka,
                                "group.id", "transfer-service",
                                "auto.offset.reset", "earliest",
                                "enable.auto.commit", "false"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            write("partner-change.accepted.v1");
            reader.subscribe(List.of(TOPIC));
            await().until(() -> !reader.poll(Duration.ofMillis(100)).isEmpty());

            var before = traffic.look();
            reader.commitSync();
            var after = traffic.look();

            assertThat(before.unread()).isEqualTo(1);
            assertThat(after.unread()).isZero();
            assertThat(after.written()).isEqualTo(before.written());
        }
        assertThat(new EventLog(kafka, List.of(TOPIC)).read())
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo("partner-change.accepted.v1"));
    }

    private static SuiteTraffic open() throws Exception {
        return SuiteTraffic.open(new StackSecrets(Map.of("cocp", database), ""), kafka, List.of(TOPIC));
    }

    private static void write(String type) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(TOPIC, "key", "{}");
            message.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
            producer.send(message).get();
        }
    }

    private static void execute(String command) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
