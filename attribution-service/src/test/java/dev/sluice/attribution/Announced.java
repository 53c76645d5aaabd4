package dev.sluice.attribution;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What this service has told of one customer, in structured mode. */
public final class Announced implements AutoCloseable {

    public static final String EVENTS = "attribution.credit-events.v1";
    public static final String CLAIMS = "attribution.claim-events.v1";
    public static final String STATE = "attribution.association-state.v1";

    private final Predicate<ObjectNode> concerns;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ObjectNode> heard = new ArrayList<>();

    public Announced(UUID customer) {
        this(event -> event.path("customertenantid").asText().equals(customer.toString()), EVENTS, STATE, CLAIMS);
    }

    /** All addresses, whosoever they are. */
    public static Announced contacts() {
        return new Announced(_ -> true, "attribution.contacts.v1");
    }

    /** Whatever that partner may see. */
    public static Announced toPartner(UUID partner) {
        return new Announced(
                event -> event.path("audience").asText().contains(partner.toString()), EVENTS, STATE, CLAIMS);
    }

    private Announced(Predicate<ObjectNode> concerns, String... topics) {
        this.concerns = concerns;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = Stream.of(topics)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public void until(Consumer<List<ObjectNode>> expected) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    for (var told : consumer.poll(Duration.ofMillis(200))) {
                        var event = structured(told);
                        if (concerns.test(event)) {
                            heard.add(event);
                        }
                    }
                    expected.accept(heard);
                });
    }

    private static ObjectNode structured(ConsumerRecord<byte[], byte[]> told) {
        var event = Golden.JSON.createObjectNode().put("topic", told.topic());
        told.headers().forEach(header -> {
            var text = new String(header.value(), StandardCharsets.UTF_8);
            if (header.key().equals("ce_sequence")) {
                event.put("sequence", Long.parseLong(text));
            } else if (header.key().startsWith("ce_")) {
                event.put(header.key().substring("ce_".length()), text);
            }
        });
        event.put("datacontenttype", "application/json");
        event.set("data", told.value() == null ? NullNode.getInstance() : data(told.value()));
        return event;
    }

    private static JsonNode data(byte[] value) {
        try {
            return Golden.JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
