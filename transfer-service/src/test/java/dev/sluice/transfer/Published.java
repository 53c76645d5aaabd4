package dev.sluice.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the service wrote to its topics about some parties, and whether it keeps to the contracts. */
public record Published(List<ConsumerRecord<byte[], byte[]>> records) {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Every stream on these topics in which one of the parties is named. */
    public static Published on(Collection<String> topics, Trade.Tenant... parties) {
        var named = Stream.of(parties).map(tenant -> tenant.id().toString()).toList();
        var all = read(topics);
        var streams = all.stream()
                .filter(record -> record.value() != null)
                .filter(record -> named.stream().anyMatch(new String(record.value(), UTF_8)::contains))
                .map(Published::stream)
                .collect(Collectors.toSet());
        return new Published(
                all.stream().filter(record -> streams.contains(stream(record))).toList());
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(Collection<String> topics) {
        var config = Map.<String, Object>of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    public Set<String> types() {
        return records.stream().map(record -> header(record, "ce_type")).collect(Collectors.toSet());
    }

    /** Types of a stream in their order. */
    public List<String> typesOf(String subject) {
        return records.stream()
                .filter(record -> new String(record.key(), UTF_8).equals(subject))
                .map(record -> header(record, "ce_type"))
                .toList();
    }

    /** What the events of a stream say, in their order. */
    public List<JsonNode> allDataOf(String subject) throws IOException {
        var found = new ArrayList<JsonNode>();
        for (var record : records) {
            if (new String(record.key(), UTF_8).equals(subject)) {
                found.add(Golden.JSON.readTree(record.value()));
            }
        }
        return found;
    }

    public JsonNode data(String topic, String type) throws IOException {
        return Golden.JSON.readTree(records.stream()
                .filter(record -> record.topic().equals(topic)
                        && header(record, "ce_type").equals(type))
                .findFirst()
                .orElseThrow()
                .value());
    }

    /** Of the latest of a stream. */
    public JsonNode dataOf(String subject) throws IOException {
        return Golden.JSON.readTree(records.stream()
                .filter(record -> new String(record.key(), UTF_8).equals(subject))
                .toList()
                .getLast()
                .value());
    }

    public boolean hasTombstone() {
        return records.stream().anyMatch(record -> record.value() == null);
    }

    /** Each event by its schema and the envelope's; the golden example says no field that is never said. */
    public void keepToTheirContracts() throws IOException {
        for (var record : records) {
            if (record.value() != null) {
                check(record);
            }
        }
        checkSequences();
    }

    /** For topics that others than notification read: no address, and no tenant but those of the audience. */
    public void betrayNobody() throws IOException {
        for (var record : records) {
            var data = new String(record.value(), UTF_8);
            assertThat(data).doesNotContain("@");
            assertThat(tenants(Golden.JSON.readTree(data))).as(data).isSubsetOf(audience(record));
        }
    }

    private static void check(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var type = header(record, "ce_type");
        var data = new String(record.value(), UTF_8);
        var schema = Golden.text(record.topic() + "/" + type + ".schema.json");
        assertThat(violations(schema, data)).as("%s: %s", type, data).isEmpty();
        assertThat(violations(Golden.text("envelope.schema.json"), structured(record)))
                .as(type)
                .isEmpty();
        assertThat(names(Golden.JSON.readTree(schema).get("properties")))
                .as("fields of %s", type)
                .containsAll(names(Golden.JSON.readTree(data)));
    }

    /** 1, 2, 3 and on for each subject of a topic. */
    private void checkSequences() {
        records.stream().collect(Collectors.groupingBy(Published::stream)).forEach((stream, ofOne) -> {
            for (int i = 0; i < ofOne.size(); i++) {
                assertThat(header(ofOne.get(i), "ce_sequence")).as(stream).isEqualTo(Integer.toString(i + 1));
            }
        });
    }

    private static String stream(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "/" + new String(record.key(), UTF_8);
    }

    private static Set<String> audience(ConsumerRecord<byte[], byte[]> record) {
        return Set.of(header(record, "ce_audience").split(",", -1));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static String structured(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var event = Golden.JSON.createObjectNode();
        record.headers().forEach(header -> {
            var value = new String(header.value(), UTF_8);
            switch (header.key()) {
                case "ce_sequence" -> event.put("sequence", Long.parseLong(value));
                case "content-type" -> event.put("datacontenttype", value);
                default -> event.put(header.key().replaceFirst("^ce_", ""), value);
            }
        });
        event.set("data", Golden.JSON.readTree(record.value()));
        return event.toString();
    }

    private static List<String> violations(String schema, String text) {
        return SCHEMAS.getSchema(schema, InputFormat.JSON).validate(text, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Values of all fields that hold a tenant's id. */
    private static Set<String> tenants(JsonNode data) {
        return Stream.of(
                        "tenantId",
                        "customerTenantId",
                        "partnerTenantId",
                        "indirectProviderTenantId",
                        "resellerTenantId")
                .flatMap(name -> data.findValuesAsText(name).stream())
                .map(text -> UUID.fromString(text).toString())
                .collect(Collectors.toSet());
    }
}
