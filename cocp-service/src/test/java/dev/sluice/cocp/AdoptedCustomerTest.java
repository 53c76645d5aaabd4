package dev.sluice.cocp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("A customer that a partner brings")
class AdoptedCustomerTest {

    static final String TOPIC = "transfer.relationship-events.v1";
    static final Path CONTRACTS = Path.of(System.getProperty("sluice.root", ".."), "contracts", TOPIC);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    ObjectMapper json;

    final World world = new World();
    final UUID polder = UUID.randomUUID();

    @Test
    void is_registered_once_and_keeps_what_the_registry_says_later() throws IOException {
        told(requested());
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> show(polder)
                        .then()
                        .statusCode(200)
                        .body("name", is("Polder Energie BV"))
                        .body("region", is("EUROPE"))
                        .body("segment", is("COMMERCIAL"))
                        .body("tradeStatus", is("PENDING"))
                        .body("customerAgreementAccepted", is(true))
                        .body("domains", contains("polder.example"))
                        .body("version", is(1)));
        var checked = new HashMap<>(World.customerBody("APPROVED"));
        checked.put("name", "Polder, renamed");
        world.replace("/v1/customers/" + polder, "\"1\"", checked).then().statusCode(200);

        told(requested());
        told(ofTomorrow("relationship.accepted.v1"));
        var next = UUID.randomUUID();
        var another = requested();
        another.put("subject", next.toString()).put("partitionkey", next.toString());
        another.withObject("/data").put("customerTenantId", next.toString());
        told(another);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(show(next).statusCode()).isEqualTo(200));
        show(polder).then().body("name", is("Polder, renamed")).body("version", is(2));
    }

    private Response show(UUID customer) {
        return world.get(world.registry, "/v1/customers/" + customer);
    }

    private ObjectNode requested() throws IOException {
        var event = ofTomorrow("customer.requested.v1");
        event.put("subject", polder.toString()).put("partitionkey", polder.toString());
        event.withObject("/data").put("customerTenantId", polder.toString());
        return event;
    }

    /** The golden example with a field that nobody knows yet. */
    private ObjectNode ofTomorrow(String type) throws IOException {
        var event = (ObjectNode) json.readTree(CONTRACTS.resolve(type + ".json").toFile());
        assertThat(Files.exists(CONTRACTS.resolve(type + ".schema.json"))).isTrue();
        event.withObject("/data").put("fieldOfTomorrow", "?");
        return event.put("id", UUID.randomUUID().toString());
    }

    private void told(ObjectNode event) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    TOPIC,
                    0,
                    bytes(event.get("partitionkey").asText()),
                    bytes(event.get("data").toString()));
            event.properties().stream()
                    .filter(attribute -> !attribute.getKey().startsWith("data")
                            || attribute.getKey().equals("dataschema"))
                    .forEach(attribute -> message.headers()
                            .add(
                                    "ce_" + attribute.getKey(),
                                    bytes(attribute.getValue().asText())));
            message.headers().add("content-type", bytes("application/json"));
            producer.send(message);
            producer.flush();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
