package dev.sluice.cocp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("What the service publishes")
class ProducedEventsTest {

    static final Path CONTRACTS = Path.of(System.getProperty("sluice.root", ".."), "contracts");
    static final List<String> TOPICS = List.of(
            "cocp.partner-state.v1",
            "cocp.customer-state.v1",
            "cocp.agreement-state.v1",
            "cocp.contacts.v1",
            "cocp.partner-change-events.v1");

    /** Customer and new partner see whose licences they are; no old partner sees these. */
    static final Set<String> NOT_FOR_OLD_PARTNERS = Set.of(
            "partner-change.effective-date-proposed.v1",
            "partner-change.effective-date-refused.v1",
            "partner-change.reminder-due.v1");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    ObjectMapper json;

    @Inject
    BusinessClock clock;

    World world;

    @Test
    void keeps_to_its_schemas_and_betrays_nobody() throws IOException {
        world = World.registered();
        playTheStory();

        var published = await().atMost(Duration.ofSeconds(20))
                .until(this::published, records -> types(records).contains("partner-change.completed.v1"));

        assertThat(types(published))
                .contains(
                        "partner.changed.v1",
                        "customer.changed.v1",
                        "agreement.changed.v1",
                        "contact.changed.v1",
                        "partner-change.requested.v1",
                        "partner-change.effective-date-proposed.v1",
                        "partner-change.effective-date-refused.v1",
                        "partner-change.effective-date-agreed.v1",
                        "partner-change.cancel-requested.v1",
                        "partner-change.canceled.v1",
                        "partner-change.accepted.v1",
                        "partner-change.declined.v1",
                        "partner-change.expired.v1",
                        "partner-change.review-started.v1",
                        "partner-change.grace-started.v1",
                        "partner-change.reminder-due.v1",
                        "partner-change.completed.v1");
        for (var each : published) {
            check(each);
        }
        checkSequences(published);
        checkHandover(published);
        checkContacts(published);
    }

    /** Every step of a request, and what the registry says before. */
    private void playTheStory() {
        var kept = world.agreement();
        var moved = world.agreement(Map.of("billing", "DIRECT"));
        var declined = world.agreement(Map.of("currentPartnerPcn", ""));
        var wished = day(9);
        var body = world.submission(Map.of("requestedEffectiveDate", wished), kept, moved, declined);
        world.publishContact("anna@noordzee.example");
        var request = world.submit(body).<String>path("id");
        negotiate(request);
        world.submitted(world.agreement());
        world.submit(world.submission(Map.of("partnerContactEmail", "nobody@noordzee.example"), world.agreement()));
        world.act(world.customer, request, "cancel", Map.of("licenseIds", List.of(kept), "reason", "kept"));
        world.act(world.anna, request, "decline", Map.of("licenseIds", List.of(declined)));
        world.accept(world.anna, request);
        world.advance(Duration.ofDays(92));
        world.replace(
                "/v1/partners/" + world.noordzee + "/users/anna@noordzee.example",
                "*",
                Map.of("name", "Anna", "roles", List.of(), "verified", false));
    }

    private String day(int years) {
        return LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).plusYears(years).toString();
    }

    private void negotiate(String request) {
        var proposals = "effective-date-proposals";
        var wish = world.get(world.customer, "/v1/partner-change-requests/" + request + "/" + proposals)
                .<String>path("items[0].id");
        world.act(world.anna, request, proposals + "/" + wish + "/refuse", Map.of("comment", "too late"));
        var better = world.act(world.anna, request, proposals, Map.of("date", day(8)))
                .<String>path("id");
        world.act(world.customer, request, proposals + "/" + better + "/agree", Map.of());
        var soon = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).plusDays(40).toString();
        var last = world.act(world.customer, request, proposals, Map.of("date", soon))
                .<String>path("id");
        world.act(world.anna, request, proposals + "/" + last + "/agree", Map.of())
                .then()
                .statusCode(200);
    }

    private void check(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var type = header(record, "ce_type");
        if (record.value() == null) {
            assertThat(record.topic()).isEqualTo("cocp.contacts.v1");
            return;
        }
        var folder = CONTRACTS.resolve(record.topic());
        var schema = Files.readString(folder.resolve(type + ".schema.json"));
        var data = new String(record.value(), UTF_8);
        assertThat(violations(schema, data)).as("%s: %s", type, data).isEmpty();
        assertThat(violations(Files.readString(CONTRACTS.resolve("envelope.schema.json")), structured(record)))
                .as(type)
                .isEmpty();
        var golden = json.readTree(folder.resolve(type + ".json").toFile()).get("data");
        assertThat(fields(schema)).as("fields of %s", type).containsAll(names(json.readTree(record.value())));
        assertThat(fields(schema)).containsAll(names(golden));
        if (!record.topic().equals("cocp.contacts.v1")) {
            assertThat(data).doesNotContain("@", "Jansen", "late answers");
            assertThat(tenants(json.readTree(record.value())))
                    .as(data)
                    .isSubsetOf(NOT_FOR_OLD_PARTNERS.contains(type) ? parties() : audience(record));
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

    /** The agreement's record follows from the completed change. */
    private void checkHandover(List<ConsumerRecord<byte[], byte[]>> published) {
        var completed = published.stream()
                .filter(record -> header(record, "ce_type").equals("partner-change.completed.v1"))
                .findFirst()
                .orElseThrow();
        assertThat(published)
                .filteredOn(record -> header(record, "ce_type").equals("agreement.changed.v1"))
                .filteredOn(record -> header(record, "ce_causationid").equals(header(completed, "ce_id")))
                .singleElement()
                .satisfies(record -> {
                    var data = json.readTree(record.value());
                    assertThat(data.at("/partnerDecidedBy").asText()).isEqualTo("CHANGE");
                    assertThat(data.at("/statusSince").asText()).isNotEmpty();
                    assertThat(data.at("/partnerOfRecord/pcn").asText()).isEqualTo(world.noordzeePcn);
                    assertThat(data.at("/partnerOfRecord/since").asText())
                            .isEqualTo(json.readTree(completed.value())
                                    .get("effectiveAt")
                                    .asText());
                    assertThat(header(record, "ce_correlationid")).isEqualTo(header(completed, "ce_subject"));
                    assertThat(header(record, "ce_time")).isEqualTo(header(completed, "ce_time"));
                });
    }

    private void checkContacts(List<ConsumerRecord<byte[], byte[]>> published) throws IOException {
        var purposes = new ArrayList<String>();
        var erased = new ArrayList<String>();
        for (var record : published) {
            if (record.topic().equals("cocp.contacts.v1")) {
                if (record.value() == null) {
                    erased.add(new String(record.key(), UTF_8));
                } else {
                    var data = json.readTree(record.value());
                    purposes.add((data.get("purpose").asText() + " "
                                    + data.path("requestContactVerified").asText())
                            .strip());
                }
            }
        }
        assertThat(purposes)
                .containsExactlyInAnyOrder(
                        "PARTNER_USER",
                        "CHANGE_CONTACT",
                        "REQUEST_CONTACT",
                        "REQUESTER true",
                        "REQUEST_CONTACT",
                        "REQUESTER true",
                        "REQUESTER false");
        assertThat(erased)
                .as("of the user, of the change contact, and of both requests that named it")
                .hasSize(4);
    }

    /** All records about this test's parties, in the order of their partitions. */
    private List<ConsumerRecord<byte[], byte[]>> published() throws IOException {
        var config = Map.<String, Object>of("bootstrap.servers", kafka);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = TOPICS.stream()
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
        var streams = all.stream()
                .filter(record -> parties().stream().anyMatch(party -> mentions(record, party)))
                .map(record -> new String(record.key(), UTF_8))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(record -> streams.contains(new String(record.key(), UTF_8)))
                .toList();
    }

    private Set<String> parties() {
        return Set.of(world.delta.toString(), world.fjord.toString(), world.noordzee.toString());
    }

    private static Set<String> audience(ConsumerRecord<byte[], byte[]> record) {
        return Set.of(header(record, "ce_audience").split(",", -1));
    }

    private static boolean mentions(ConsumerRecord<byte[], byte[]> record, String party) {
        return record.value() != null && new String(record.value(), UTF_8).contains(party);
    }

    private static Set<String> types(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> header(record, "ce_type")).collect(Collectors.toSet());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private String structured(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var event = json.createObjectNode();
        record.headers().forEach(header -> {
            var value = new String(header.value(), UTF_8);
            switch (header.key()) {
                case "ce_sequence" -> event.put("sequence", Long.parseLong(value));
                case "content-type" -> event.put("datacontenttype", value);
                default -> event.put(header.key().replaceFirst("^ce_", ""), value);
            }
        });
        event.set("data", json.readTree(record.value()));
        return json.writeValueAsString(event);
    }

    private static List<String> violations(String schema, String text) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return registry.getSchema(schema, InputFormat.JSON).validate(text, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private Set<String> fields(String schema) throws IOException {
        return names(json.readTree(schema).get("properties"));
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Values of all fields that hold a tenant's id. */
    private static Set<String> tenants(JsonNode data) {
        return Stream.of(
                        data.findValuesAsText("tenantId"),
                        data.findValuesAsText("customerTenantId"),
                        data.findValuesAsText("oldPartnerTenantId"),
                        data.findValuesAsText("newPartnerTenantId"))
                .flatMap(List::stream)
                .map(text -> UUID.fromString(text).toString())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
