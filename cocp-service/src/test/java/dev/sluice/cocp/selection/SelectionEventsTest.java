package dev.sluice.cocp.selection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A supplier selection")
class SelectionEventsTest extends Market {

    static final Path CONTRACTS = Path.of(System.getProperty("sluice.root", ".."), "contracts");
    static final String TOPIC = "cocp.selection-events.v1";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    ObjectMapper json;

    @Test
    void tells_each_partner_its_own_part_and_nobody_what_was_said() throws IOException {
        var id = opened();
        act(world.customer, id, "advisers", Map.of("tenant", adviserTenant)).statusCode(201);
        invited(id, world.noordzee);
        invited(id, roma);
        quote(world.anna, id, world.noordzee, offer(10, 10, "10.00")).statusCode(201);
        quote(luca, id, roma, offer(20, 20, "20.00")).statusCode(201);
        act(world.customer, id, "choose", Map.of("partnerTenantId", roma)).statusCode(200);

        var told = await().atMost(Duration.ofSeconds(20)).until(() -> published(id), records -> records.size() == 8);

        assertThat(told)
                .extracting(record -> header(record, "ce_sequence"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        for (var record : told) {
            var data = json.readTree(record.value());
            assertThat(violations(record)).as(header(record, "ce_type")).isEmpty();
            assertThat(header(record, "ce_correlationid")).isEqualTo(id);
            assertThat(tenants(data))
                    .isSubsetOf(Arrays.asList(header(record, "ce_audience").split(",")));
            assertThat(new String(record.value(), UTF_8))
                    .doesNotContain("telephone", "Renewal", "40 people", "10.00", "@");
        }
        assertThat(typesFor(told, roma))
                .containsExactly("selection.invited.v1", "selection.quoted.v1", "selection.chosen.v1");
        assertThat(typesFor(told, world.noordzee))
                .containsExactly("selection.invited.v1", "selection.quoted.v1", "selection.closed.v1");
        assertThat(typesFor(told, adviserTenant)).hasSize(7).doesNotContain("selection.opened.v1");
        assertThat(typesFor(told, world.delta)).hasSize(8);
    }

    private static List<String> typesFor(List<ConsumerRecord<byte[], byte[]>> told, UUID tenant) {
        return told.stream()
                .filter(record -> header(record, "ce_audience").contains(tenant.toString()))
                .map(record -> header(record, "ce_type"))
                .toList();
    }

    private static Set<String> tenants(JsonNode data) {
        var tenants = new HashSet<>(data.findValuesAsText("tenantId"));
        tenants.addAll(data.findValuesAsText("customerTenantId"));
        tenants.addAll(data.findValuesAsText("adviserTenantId"));
        return tenants;
    }

    private List<String> violations(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var schema = Files.readString(CONTRACTS.resolve(TOPIC).resolve(header(record, "ce_type") + ".schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(new String(record.value(), UTF_8), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> published(String id) {
        var config = Map.<String, Object>of("bootstrap.servers", kafka);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all.stream()
                    .filter(record -> new String(record.key(), UTF_8).equals(id))
                    .toList();
        }
    }
}
