package dev.sluice.platform.operations;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The promise that poison stops nobody: 2,000 records in the build, 100,000 with the profile {@code long}. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("One poisoned record of a hundred")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class PoisonTest {

    static final int RECORDS = Boolean.getBoolean("sluice.long") ? 100_000 : 2_000;
    static final Duration PATIENCE = Duration.ofMinutes(10);

    @Inject
    AgroalDataSource database;

    @Inject
    Tally.Refusals refusals;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final String run = UUID.randomUUID().toString();

    @Test
    void goes_to_the_dead_letters_when_nobody_can_read_it_and_all_others_are_applied() {
        var poison = new HashSet<String>();
        try (var feed = new Feed(brokers, Tally.Readings.TOPIC)) {
            for (int i = 0; i < RECORDS; i++) {
                if (i % 100 == 37) {
                    feed.unreadable(key(i), i / 100);
                    poison.add(key(i));
                } else {
                    feed.event(key(i), 1);
                }
            }
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count("tally where subject like '" + run + "%'")).isEqualTo(RECORDS - poison.size());
            assertThat(keys("platform.dead_letter", "convert_from(record_key, 'UTF8')"))
                    .isEqualTo(poison);
        });
        assertThat(count("tally where subject like '" + run + "%'")).isEqualTo(RECORDS - poison.size());
        assertThat(deadLetterTopic(poison.size())).isEqualTo(poison);
        System.out.printf("poison, unreadable: %d records, %d dead letters%n", RECORDS, poison.size());
    }

    @Test
    void parks_its_key_when_it_is_refused_and_waits_there_in_order() throws SQLException {
        var perKey = 5;
        var keys = RECORDS / perKey;
        var poison = IntStream.range(0, keys)
                .filter(i -> i % 100 == 37)
                .mapToObj(this::key)
                .collect(toSet());
        refusals.refused.addAll(poison);
        try (var feed = new Feed(brokers, Tally.Refusals.TOPIC)) {
            for (int sequence = 1; sequence <= perKey; sequence++) {
                for (int i = 0; i < keys; i++) {
                    feed.event(key(i), sequence);
                }
            }
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count("tally where subject like '" + run + "%'")).isEqualTo((keys - poison.size()) * perKey);
            assertThat(waiting()).isEqualTo(poison.size() * perKey);
        });
        assertThat(keys("platform.parked_key", "key")).isEqualTo(poison);

        refusals.refused.removeAll(poison);
        parkedKeys().forEach(PoisonTest::release);

        assertThat(count("platform.parked_key where key like '" + run + "%'")).isZero();
        assertThat(appliedInOrder())
                .hasSize(keys)
                .allSatisfy((key, sequences) -> assertThat(sequences).containsExactly(1L, 2L, 3L, 4L, 5L));
        System.out.printf("poison, refused: %d keys, %d parked and released in order%n", keys, poison.size());
    }

    private String key(int i) {
        return run + "-" + i;
    }

    private static void release(UUID id) {
        given().header("Authorization", "Bearer " + TestTokens.token("OPERATOR", UUID.randomUUID(), "", "operations"))
                .post("/v1/parked-keys/{id}/release", id)
                .then()
                .statusCode(200);
    }

    private int waiting() {
        return count("platform.parked_record r join platform.parked_key k on k.id = r.parked_key_id where k.key like '"
                + run + "%'");
    }

    private int count(String what) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from " + what);
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> keys(String table, String key) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select %1$s from %2$s where %1$s like '%3$s%%'".formatted(key, table, run));
                var rows = select.executeQuery()) {
            var keys = new HashSet<String>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }

    private List<UUID> parkedKeys() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select id from platform.parked_key where key like '" + run + "%'");
                var rows = select.executeQuery()) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private Map<String, List<Long>> appliedInOrder() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select subject, sequence from tally where subject like '" + run + "%' order by place");
                var rows = select.executeQuery()) {
            var applied = new HashMap<String, List<Long>>();
            while (rows.next()) {
                applied.computeIfAbsent(rows.getString(1), subject -> new ArrayList<>())
                        .add(rows.getLong(2));
            }
            return applied;
        }
    }

    /** Keys of this run on the dead-letter topic, each record with its own attributes and what the contract adds. */
    private Set<String> deadLetterTopic(int expected) {
        var topic = Tally.Readings.TOPIC + ".platform-test.dlq";
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var keys = new HashSet<String>();
            await().atMost(PATIENCE).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    var key = new String(record.key(), StandardCharsets.UTF_8);
                    if (key.startsWith(run)) {
                        assertThat(Feed.text(record.headers()))
                                .containsEntry("ce_subject", key)
                                .containsEntry("dlq-group", "platform-test")
                                .containsEntry("dlq-attempts", "1")
                                .containsKeys("ce_type", "dlq-reason", "dlq-first-failure", "dlq-last-failure");
                        keys.add(key);
                    }
                });
                assertThat(keys).hasSize(expected);
            });
            return keys;
        }
    }
}
