package dev.sluice.system;

import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("A consumer of Noordzee's own topic that starts from zero")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnTopicStory {

    static final Suite suite = Suite.running();
    static final ObjectMapper JSON = new ObjectMapper();

    final Partner fjord = suite.partner("Fjord Cloud");
    final Partner noordzee = suite.partner("Noordzee Licenties");
    final Customer delta = suite.customerOf(fjord, "Delta Waterwerken").withLicences(4);

    JsonNode subscription;
    ChangeRequest request;

    @BeforeAll
    void play() {
        subscription = noordzee.voice()
                .post(NOTIFICATION, "/v1/kafka-subscriptions", Map.of("eventTypes", List.of("partner-change.*")))
                .requireSuccess();
        request = delta.asksToMoveTo(noordzee);
        delta.callsOff(request, delta.licences().getLast());
        suite.faults().killBroker();
        noordzee.accepts(request);
        suite.faults().startBroker();
        suite.advance(Duration.ofDays(3));
        var stranger = suite.customerOf(fjord, "Roma Servizi").withLicences(1);
        stranger.asksToMoveTo(suite.partner("Tide Cloud"));
        suite.awaitQuiet();
    }

    @Test
    void reaches_the_same_state_as_the_api_across_a_restart_of_the_broker() {
        eventually(() -> assertThat(folded(records())).isEqualTo(shown()));
    }

    @Test
    void survives_duplicates_and_reading_everything_again() {
        eventually(() -> assertThat(folded(records())).isEqualTo(shown()));
        var twice = new ArrayList<>(records());
        twice.addAll(records());

        assertThat(folded(twice)).isEqualTo(shown());
    }

    @Test
    void finds_each_subject_in_its_order_and_nothing_of_anybody_else() {
        eventually(() -> assertThat(folded(records())).isEqualTo(shown()));

        assertThat(records())
                .allSatisfy(record -> assertThat(header(record, "ce_subject")).isEqualTo(request.id()));
        assertThat(records().stream()
                        .map(record -> header(record, "ce_id"))
                        .distinct()
                        .map(UUID::fromString))
                .isNotEmpty();
        assertThat(firstOccurrences(records()))
                .extracting(record -> Long.parseLong(header(record, "ce_sequence")))
                .isSorted();
        assertThat(records()).noneMatch(record -> record.headers().lastHeader("ce_audience") != null);
    }

    /** What a partner's program would do: newer sequences win, what it knows it ignores. */
    private static Map<String, String> folded(List<ConsumerRecord<byte[], byte[]>> records) {
        var newest = new HashMap<String, Long>();
        var states = new TreeMap<String, String>();
        for (var record : records) {
            var sequence = Long.parseLong(header(record, "ce_sequence"));
            for (var license : data(record).path("licenses")) {
                var id = license.path("licenseId").asText();
                if (newest.getOrDefault(id, 0L) < sequence) {
                    newest.put(id, sequence);
                    states.put(id, license.path("state").asText());
                }
            }
        }
        return states;
    }

    private Map<String, String> shown() {
        var states = new TreeMap<String, String>();
        noordzee.sees(request)
                .path("items")
                .forEach(item -> states.put(
                        item.path("licenseId").asText(), item.path("state").asText()));
        return states;
    }

    private static List<ConsumerRecord<byte[], byte[]>> firstOccurrences(List<ConsumerRecord<byte[], byte[]>> records) {
        var seen = new HashMap<String, ConsumerRecord<byte[], byte[]>>();
        return records.stream()
                .filter(record -> seen.putIfAbsent(header(record, "ce_id"), record) == null)
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        var partition = new TopicPartition(subscription.path("topic").asText(), 0);
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                suite.broker(),
                "group.id",
                subscription.path("groupPrefix").asText() + UUID.randomUUID(),
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (consumer.position(partition) < end) {
                records.addAll(consumer.poll(Duration.ofMillis(200)).records(partition));
            }
            return records;
        }
    }

    private static JsonNode data(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
