package dev.sluice.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("What the service publishes")
class ProducedEventsTest {

    static final String EVENTS = "transfer.relationship-events.v1";
    static final String STATE = "transfer.relationship-state.v1";
    static final String CONTACTS = "transfer.contacts.v1";
    static final String REQUESTS = "/v1/relationship-requests";
    static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    final Trade trade = new Trade();
    final Trade.Tenant fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
    final Trade.Tenant alpen =
            trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
    final Trade.Tenant bay = trade.partner("UNITED_STATES", "DIRECT_BILL");
    final Trade.Tenant nordlys = trade.customer("EUROPE");

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void keeps_to_its_schemas_and_betrays_nobody() throws IOException {
        trade.heard();
        play();

        var published = await().atMost(Duration.ofSeconds(20))
                .until(
                        this::published,
                        records -> types(records).contains("relationship.expired.v1")
                                && records.stream().anyMatch(record -> record.value() == null));

        assertThat(types(published))
                .contains(
                        "relationship.requested.v1",
                        "relationship.resent.v1",
                        "relationship.accepted.v1",
                        "relationship.declined.v1",
                        "relationship.withdrawn.v1",
                        "relationship.rejected-region.v1",
                        "relationship.expired.v1",
                        "relationship.delegated-admin-ended.v1",
                        "relationship.ended.v1",
                        "relationship.changed.v1",
                        "customer.requested.v1",
                        "contact.changed.v1");
        for (var record : published) {
            check(record);
        }
        checkSequences(published);
    }

    /** Every step that a request and a relationship can take. */
    private void play() {
        var indirect = Map.of(
                "type",
                "INDIRECT_RESELLER",
                "customerTenantId",
                nordlys.id(),
                "indirectProviderTenantId",
                fjord.id(),
                "resellerPartnerId",
                alpen.partnerId(),
                "includeDelegatedAdmin",
                true,
                "message",
                "Dear Ms Jansen");
        var email = "ga-" + nordlys.id() + "@nordlys.example";
        var asked = ask(alpen, indirect);
        act(alpen.admin(), asked, "resend");
        act(nordlys.admin(), asked, "accept");
        act(nordlys.admin(), ask(alpen, indirect), "decline");
        act(alpen.admin(), ask(alpen, indirect), "withdraw");
        act(
                nordlys.called(email, "global-admin"),
                ask(bay, Map.of("type", "RESELLER", "customerEmail", email)),
                "accept");
        ask(alpen, indirect);
        List<String> made = trade.get(nordlys.admin(), "/v1/relationships").path("items.id");
        trade.act(nordlys.admin(), "/v1/relationships/" + made.getFirst() + "/end-delegated-admin");
        trade.act(nordlys.admin(), "/v1/relationships/" + made.getFirst() + "/remove");
        trade.post(
                fjord.admin(),
                "/v1/customers",
                Map.of("name", "Ny", "country", "DK", "domains", List.of("ny.example")));
        trade.advance(Duration.ofDays(61));
    }

    private String ask(Trade.Tenant partner, Map<String, ?> body) {
        var answer = trade.post(partner.admin(), REQUESTS, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private void act(String who, String request, String verb) {
        var answer = trade.act(who, REQUESTS + "/" + request + "/" + verb);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private static void check(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            assertThat(record.topic()).isEqualTo(CONTACTS);
            return;
        }
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
        if (!record.topic().equals(CONTACTS)) {
            assertThat(data).doesNotContain("@", "Jansen");
            assertThat(tenants(Golden.JSON.readTree(data))).as(data).isSubsetOf(audience(record));
        }
    }

    /** 1, 2, 3 and on for each subject of a topic. */
    private static void checkSequences(List<ConsumerRecord<byte[], byte[]>> published) {
        published.stream()
                .collect(Collectors.groupingBy(record -> record.topic() + new String(record.key(), UTF_8)))
                .forEach((stream, records) -> {
                    for (int i = 0; i < records.size(); i++) {
                        assertThat(header(records.get(i), "ce_sequence"))
                                .as(stream)
                                .isEqualTo(Integer.toString(i + 1));
                    }
                });
    }

    private List<ConsumerRecord<byte[], byte[]>> published() {
        var config = Map.<String, Object>of("bootstrap.servers", kafka);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = Stream.of(EVENTS, STATE, CONTACTS)
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
            return ofThisTest(all);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> ofThisTest(List<ConsumerRecord<byte[], byte[]>> all) {
        var parties = Stream.of(fjord, alpen, bay, nordlys)
                .map(tenant -> tenant.id().toString())
                .toList();
        var streams = all.stream()
                .filter(record -> record.value() != null)
                .filter(record -> parties.stream().anyMatch(new String(record.value(), UTF_8)::contains))
                .map(record -> new String(record.key(), UTF_8))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(record -> streams.contains(new String(record.key(), UTF_8)))
                .toList();
    }

    private static Set<String> audience(ConsumerRecord<byte[], byte[]> record) {
        return Set.of(header(record, "ce_audience").split(",", -1));
    }

    private static Set<String> types(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> header(record, "ce_type")).collect(Collectors.toSet());
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
