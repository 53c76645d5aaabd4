package dev.sluice.cocp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A reader that starts from zero")
class RebuildTest {

    static final String PARTNERS = "cocp.partner-state.v1";
    static final String CUSTOMERS = "cocp.customer-state.v1";
    static final String AGREEMENTS = "cocp.agreement-state.v1";

    /** How a reader has to take the rest. */
    static final Set<String> FOR_READERS_ONLY = Set.of("partnerDecidedBy");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    ObjectMapper json;

    World world;
    String early;
    String moved;
    UUID latecomer;

    /** A registry with a history: replaced, counted, named before it was registered, handed over. */
    @BeforeEach
    void live() {
        world = World.registered();
        latecomer = UUID.randomUUID();
        early = world.agreement(Map.of("currentPartnerPcn", "LATE" + world.tag));
        moved = world.agreement();
        world.replace("/v1/customers/" + world.delta, "*", World.customerBody("PENDING"));
        world.replace("/v1/customers/" + world.delta, "*", World.customerBody("APPROVED"));
        world.partner(latecomer, "Latecomer", "LATE" + world.tag, "NL", true);
        world.user(world.noordzee, "bert@noordzee.example", true, "contract-submitter");
        world.accept(world.anna, world.submitted(moved)).then().statusCode(200);
        world.advance(Duration.ofDays(92));
    }

    @Test
    void has_the_registry_as_the_api_shows_it_though_records_come_twice_and_in_any_order() {
        await().untilAsserted(() -> checkAll(copies(read(), 0)));

        await().untilAsserted(() -> {
            var records = read();
            var seed = Seed.chosen();
            var again = new ArrayList<>(records);
            again.addAll(records);
            Collections.shuffle(again, new Random(seed));
            checkAll(copies(again, seed));
        });
    }

    @Test
    void has_it_from_a_republication_alone() {
        await().untilAsserted(() -> checkAll(copies(read(), 1)));
        var before = ends();

        republish(PARTNERS, world.fjord, world.noordzee, latecomer);
        republish(CUSTOMERS, world.delta);
        republish(AGREEMENTS, early, moved);

        await().untilAsserted(() -> checkAll(copies(readFrom(before), 1)));
        await().untilAsserted(() -> checkAll(copies(read(), 1)));
    }

    @Test
    void learns_of_an_open_change_whose_events_may_be_gone() {
        var before = ends();
        var open = world.agreement();
        var request = world.submitted(open);
        world.accept(world.anna, request).then().statusCode(200);
        world.advance(Duration.ofHours(25));

        republish(AGREEMENTS, open, moved);

        await().untilAsserted(() -> {
            var copies = copies(readFrom(before), 1);
            var change = copies.get(AGREEMENTS + "/" + open).path("changeInProgress");
            assertThat(change.path("requestId").asText()).isEqualTo(request);
            assertThat(change.path("state").asText()).isEqualTo("GRACE_PERIOD");
            assertThat(change.path("sequence").asInt()).isEqualTo(4);
            assertThat(change.at("/newPartner/tenantId").asText()).isEqualTo(world.noordzee.toString());
            assertThat(change.path("oldPartnerTenantId").asText()).isEqualTo(world.fjord.toString());
            assertThat(change.path("effectiveAt").asText()).endsWith("T00:00:00Z");
            assertThat(copies.get(AGREEMENTS + "/" + moved).has("changeInProgress"))
                    .isFalse();
        });
    }

    private void republish(String topic, Object... subjects) {
        var names = List.of(subjects).stream().map(Object::toString).toList();
        world.post(world.registry, "/v1/republications", Map.of("topic", topic, "subjects", names))
                .then()
                .statusCode(200)
                .body("published", is(names.size()));
    }

    /** What a reader keeps that takes what is newer, whatever the order. */
    private Map<String, JsonNode> copies(List<ConsumerRecord<byte[], byte[]>> records, long seed) throws IOException {
        var newest = new HashMap<String, Long>();
        var copies = new HashMap<String, JsonNode>();
        for (var record : records) {
            var key = record.topic() + "/" + new String(record.key(), UTF_8);
            var sequence = Long.parseLong(
                    new String(record.headers().lastHeader("ce_sequence").value(), UTF_8));
            if (sequence > newest.getOrDefault(key, 0L)) {
                newest.put(key, sequence);
                copies.put(key, json.readTree(record.value()));
            }
        }
        assertThat(copies).as("seed %d", seed).isNotEmpty();
        return copies;
    }

    private void checkAll(Map<String, JsonNode> copies) throws IOException {
        for (var partner : List.of(world.fjord, world.noordzee, latecomer)) {
            check(copies, PARTNERS, partner.toString(), "/v1/partners/");
        }
        check(copies, CUSTOMERS, world.delta.toString(), "/v1/customers/");
        check(copies, AGREEMENTS, early, "/v1/agreements/");
        check(copies, AGREEMENTS, moved, "/v1/agreements/");
        assertThat(copies.get(AGREEMENTS + "/" + moved)
                        .at("/partnerOfRecord/pcn")
                        .asText())
                .isEqualTo(world.noordzeePcn);
        assertThat(copies.get(AGREEMENTS + "/" + early)
                        .at("/partnerOfRecord/partnerTenantId")
                        .asText())
                .isEqualTo(latecomer.toString());
        assertThat(copies.get(AGREEMENTS + "/" + moved).get("partnerDecidedBy").asText())
                .isEqualTo("CHANGE");
        assertThat(copies.get(AGREEMENTS + "/" + early).get("partnerDecidedBy").asText())
                .isEqualTo("REGISTRY");
        assertThat(copies.get(PARTNERS + "/" + world.noordzee).get("submitters").asInt())
                .isEqualTo(2);
    }

    /** Every field of the record has the value of the API's field of that name. */
    private void check(Map<String, JsonNode> copies, String topic, String id, String path) throws IOException {
        var shown = json.readTree(world.get(world.registry, path + id).asString());
        var copy = copies.get(topic + "/" + id);
        assertThat(copy).as("%s %s", topic, id).isNotNull();
        copy.properties().stream()
                .filter(field -> !FOR_READERS_ONLY.contains(field.getKey()))
                .forEach(field -> {
                    var name = field.getKey();
                    if (field.getValue().isObject()) {
                        field.getValue()
                                .properties()
                                .forEach(inner -> assertThat(shown.get(name).get(inner.getKey()))
                                        .as("%s.%s of %s", name, inner.getKey(), id)
                                        .isEqualTo(inner.getValue()));
                    } else {
                        assertThat(shown.get(name)).as("%s of %s", name, id).isEqualTo(field.getValue());
                    }
                });
        assertThat(copy.get("version")).isEqualTo(shown.get("version"));
    }

    private List<ConsumerRecord<byte[], byte[]>> read() {
        return readFrom(Map.of());
    }

    private List<ConsumerRecord<byte[], byte[]>> readFrom(Map<TopicPartition, Long> starts) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, starts.getOrDefault(partition, 0L)));
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    private Map<TopicPartition, Long> ends() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer));
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return List.of(PARTNERS, CUSTOMERS, AGREEMENTS).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
