package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("What is delivered")
class RedactionTest {

    static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    static final Set<String> TOPICS = Set.of(Story.CHANGES, "attribution.credit-events.v1");

    @Inject
    EventTypes types;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void holds_no_audience_no_address_and_no_tenant_but_those_the_schema_lists() {
        try (var story = new Story(brokers)) {
            var parties = List.of(story.newPartner, story.oldPartner);
            var receivers = parties.stream().map(tenant -> listening(tenant)).toList();
            var customer = new Receiver();
            new Owner("CUSTOMER", story.customer, "e@d.example", List.of("enterprise-admin")).hears(customer, "*");

            var expected = types.all().stream()
                    .filter(type -> TOPICS.contains(type.topic()))
                    .toList();
            expected.forEach(type -> publish(story, type));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(customer.posts()).hasSize(expected.size()));
            customer.posts().forEach(post -> assertRedacted(story, post.text()));
            receivers.forEach(receiver -> receiver.posts().forEach(post -> assertRedacted(story, post.text())));
            assertThat(receivers.getLast().posts())
                    .hasSizeLessThan(expected.size())
                    .noneMatch(post -> post.text().contains("partner-change.reminder-due.v1"));
            receivers.forEach(Receiver::close);
            customer.close();
        }
    }

    private static void publish(Story story, EventType type) {
        var event = story.example(type.topic(), type.name());
        if (!type.topic().equals(Story.CHANGES)) {
            event.put("subject", UUID.randomUUID().toString());
        }
        story.publishes(type.topic(), event);
    }

    private static Receiver listening(UUID tenant) {
        var receiver = new Receiver();
        new Owner("PARTNER", tenant, "a@b.example", List.of("integration-admin")).hears(receiver, "*");
        return receiver;
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
