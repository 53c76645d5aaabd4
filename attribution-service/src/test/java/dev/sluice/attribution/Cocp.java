package dev.sluice.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks as the other services on Kafka, and knows when everything it said was read. */
public final class Cocp implements AutoCloseable {
    public static final String AGREEMENTS = "cocp.agreement-state.v1";
    public static final String CHANGES = "cocp.partner-change-events.v1";
    public static final String PARTNERS = "cocp.partner-state.v1";
    public static final String CUSTOMERS = "cocp.customer-state.v1";
    public static final String SUBSCRIPTIONS = "transfer.subscription-state.v1";
    public static final String RELATIONSHIPS = "transfer.relationship-state.v1";
    public static final String REVENUE = "attribution.revenue-lines.v1";
    private static final List<String> READ =
            List.of(AGREEMENTS, CHANGES, PARTNERS, CUSTOMERS, SUBSCRIPTIONS, RELATIONSHIPS, REVENUE);

    private static final Set<String> NO_HEADER = Set.of("data", "datacontenttype");

    private final String group = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    public Cocp() {
        Map<String, Object> address = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        producer = new KafkaProducer<>(address, new ByteArraySerializer(), new ByteArraySerializer());
        admin = Admin.create(address);
    }

    /** Publishes an event given in structured mode; without {@code data} it is a tombstone. */
    public void tells(String topic, ObjectNode event) {
        var data = event.get("data");
        var message = new ProducerRecord<>(
                topic, bytes(event.get("partitionkey").asText()), data == null ? null : bytes(data.toString()));
        event.properties().stream()
                .filter(attribute -> !NO_HEADER.contains(attribute.getKey()))
                .forEach(attribute -> message.headers()
                        .add(
                                "ce_" + attribute.getKey(),
                                bytes(attribute.getValue().asText())));
        message.headers().add("content-type", bytes("application/json"));
        producer.send(message);
        producer.flush();
    }

    /** Waits until the service has read everything on these topics. */
    public void wasHeard() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get())
                        .satisfies(read -> ends().forEach((partition, end) -> assertThat(
                                        read.containsKey(partition)
                                                ? read.get(partition).offset()
                                                : 0)
                                .as("%s", partition)
                                .isEqualTo(end))));
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : admin.describeTopics(READ).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        var ends = new HashMap<TopicPartition, Long>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
