package dev.sluice.cocp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks as transfer-service on one of its topics. */
public record Transfer(String topic) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The golden example with a field that nobody knows yet, and an id of its own. */
    public ObjectNode ofTomorrow(String type) throws IOException {
        var contracts = Path.of(System.getProperty("sluice.root", ".."), "contracts", topic);
        var event = (ObjectNode) JSON.readTree(contracts.resolve(type + ".json").toFile());
        assertThat(Files.exists(contracts.resolve(type + ".schema.json"))).isTrue();
        event.withObject("/data").put("fieldOfTomorrow", "?");
        return event.put("id", UUID.randomUUID().toString());
    }

    /** Always on the same partition: what is told later is read later. */
    public void tells(ObjectNode event) {
        var kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    topic,
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
