package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Story;
import dev.sluice.notification.catalogue.EventType;
import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("What is delivered")
class RedactionTest {

    static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    EventTypes types;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void holds_no_audience_no_address_and_no_tenant_but_those_the_schema_lists_whoever_gets_it_and_however() {
        try (var story = new Story(brokers)) {
            var parties = List.of(
                    new Owner("CUSTOMER", story.customer, "e@d.example", List.of("enterprise-admin")),
                    new Owner("PARTNER", story.newPartner, "a@b.example", List.of("integration-admin")),
                    new Owner("PARTNER", story.oldPartner, "o@p.example", List.of("integration-admin")));
            var receivers = parties.stream().map(RedactionTest::listening).toList();
            var topics = parties.stream().skip(1).map(RedactionTest::subscribed).toList();

            var events = types.all().stream().map(type -> publish(story, type)).toList();

            for (var i = 0; i < parties.size(); i++) {
                var party = parties.get(i);
                var posts = receivers.get(i).posts();
                var seen = idsFor(party, events);
                await().atMost(SOON).untilAsserted(() -> assertThat(posts).hasSizeGreaterThanOrEqualTo(seen.size()));
                assertThat(posts)
                        .extracting(post -> post.header("webhook-id"))
                        .containsExactlyInAnyOrderElementsOf(seen);
                posts.forEach(post -> assertRedacted(story, post.text()));
                var pulled = party.says().get("/v1/events?pageSize=1000").asString();
                assertThat(ids(pulled)).containsExactlyInAnyOrderElementsOf(seen);
                items(pulled).forEach(event -> assertRedacted(story, event.toString()));
                assertThat(pulled).doesNotContain("audience");
            }
            for (var i = 0; i < topics.size(); i++) {
                var topic = topics.get(i);
                var seen = idsFor(parties.get(i + 1), events);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(records(topic)).hasSize(seen.size()));
                records(topic).forEach(event -> assertRedacted(story, event.toString()));
            }
            assertThat(receivers.getLast().posts())
                    .hasSizeLessThan(events.size())
                    .noneMatch(post -> post.text().contains("partner-change.reminder-due.v1"));
            parties.forEach(Owner::leaves);
            receivers.forEach(Receiver::close);
        }
    }

    private static List<String> idsFor(Owner party, List<ObjectNode> events) {
        return events.stream()
                .filter(event ->
                        event.path("audience").asText().contains(party.tenant().toString()))
                .map(event -> event.get("id").asText())
                .toList();
    }

    private static ObjectNode publish(Story story, EventType type) {
        var event = story.example(type.topic(), type.name());
        if (!type.topic().equals(Story.CHANGES)) {
            event.put("subject", UUID.randomUUID().toString());
        }
        return story.publishes(type.topic(), event);
    }

    private static Receiver listening(Owner party) {
        var receiver = new Receiver();
        party.hears(receiver, "*");
        return receiver;
    }

    private static String subscribed(Owner partner) {
        return partner.says()
                .body(Map.of("eventTypes", List.of("*")))
                .post("/v1/kafka-subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("topic");
    }

    /** Every attribute and the data of what stands on a topic, as one object. */
    private List<JsonNode> records(String topic) {
        var partition = new TopicPartition(topic, 0);
        var settings = Map.<String, Object>of("bootstrap.servers", brokers);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            var records = new ArrayList<JsonNode>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).records(partition).forEach(record -> records.add(event(record)));
            }
            return records;
        }
    }

    private JsonNode event(ConsumerRecord<byte[], byte[]> record) {
        try {
            var event = json.createObjectNode();
            record.headers()
                    .forEach(header -> event.put(
                            header.key().replace("ce_", ""), new String(header.value(), StandardCharsets.UTF_8)));
            return event.set("data", json.readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> ids(String page) {
        return items(page).stream().map(event -> event.get("id").asText()).toList();
    }

    private List<JsonNode> items(String page) {
        try {
            return json.readTree(page).get("items").valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRedacted(Story story, String body) {
        try {
            var event = json.readTree(body);
            assertThat(event.has("audience")).isFalse();
            assertThat(body).doesNotContain("audience", "email", "@");
            var tenants = Set.of(story.customer.toString(), story.newPartner.toString(), story.oldPartner.toString());
            var listed =
                    new HashSet<String>(Set.of(event.path("customertenantid").asText()));
            var schema = types.find(event.path("type").asText()).orElseThrow().schema();
            collect(schema, schema, event.path("data"), listed);
            var found = UUIDS.matcher(body)
                    .results()
                    .map(match -> match.group())
                    .filter(tenants::contains)
                    .collect(Collectors.toSet());
            assertThat(listed).as(event.path("type").asText()).containsAll(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values that stand where the schema refers to {@code #/$defs/tenantId}. */
    private static void collect(JsonNode root, JsonNode schema, JsonNode value, Set<String> listed) {
        if (schema.has("$ref")) {
            var reference = schema.get("$ref").asText();
            if (reference.equals("#/$defs/tenantId")) {
                listed.add(value.asText());
                return;
            }
            collect(root, root.at(reference.substring(1)), value, listed);
        }
        schema.path("properties").properties().stream()
                .filter(property -> value.has(property.getKey()))
                .forEach(property -> collect(root, property.getValue(), value.get(property.getKey()), listed));
        if (schema.has("items")) {
            value.forEach(item -> collect(root, schema.get("items"), item, listed));
        }
    }
}
