package dev.sluice.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the other services publish about one change of partner: the contracts' golden examples with tenants of its own. */
public final class Story implements AutoCloseable {

    public static final String CHANGES = "cocp.partner-change-events.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    public final UUID request = TimeOrderedId.next();
    public final UUID customer = UUID.randomUUID();
    public final UUID newPartner = UUID.randomUUID();
    public final UUID oldPartner = UUID.randomUUID();
    private final KafkaProducer<byte[], byte[]> producer;
    private int sequence;

    public Story(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** An example event with this story's tenants, request, and an id of its own. */
    public ObjectNode example(String topic, String type) {
        var text = contract(topic, type + ".json")
                .replace("22222222-0000-4000-8000-000000000001", customer.toString())
                .replace("11111111-0000-4000-8000-000000000001", newPartner.toString())
                .replace("11111111-0000-4000-8000-000000000002", oldPartner.toString());
        try {
            var event = (ObjectNode) JSON.readTree(text);
            event.put("id", TimeOrderedId.next().toString());
            if (topic.equals(CHANGES)) {
                event.put("subject", request.toString());
                event.put("partitionkey", request.toString());
                event.put("correlationid", request.toString());
                event.put("causationid", TimeOrderedId.next().toString());
                event.put("sequence", ++sequence);
                ((ObjectNode) event.get("data")).put("requestId", request.toString());
            }
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String contract(String topic, String file) {
        try {
            return Files.readString(Path.of(System.getProperty("sluice.root"), "contracts", topic, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes a step of the change; the answer is the event. */
    public ObjectNode happens(String step) {
        return publishes(CHANGES, example(CHANGES, "partner-change." + step + ".v1"));
    }

    public ObjectNode publishes(String topic, ObjectNode event) {
        send(topic, event, event.get("data").toString().getBytes(StandardCharsets.UTF_8));
        return event;
    }

    public void erases(String topic, ObjectNode event) {
        event.put("id", TimeOrderedId.next().toString());
        event.put("sequence", event.get("sequence").asInt() + 1);
        send(topic, event, null);
    }

    /** The customer's name, and a verified contact of the new partner for the request. */
    public void registers(String customerName, String contactEmail) {
        var state = example("cocp.customer-state.v1", "customer.changed.v1");
        state.put("subject", customer.toString());
        ((ObjectNode) state.get("data")).put("name", customerName);
        publishes("cocp.customer-state.v1", state);
        if (!contactEmail.isEmpty()) {
            publishes("cocp.contacts.v1", contact(contactEmail, "REQUEST_CONTACT"));
        }
    }

    public ObjectNode contact(String email, String purpose) {
        var contact = example("cocp.contacts.v1", "contact.changed.v1");
        var id = TimeOrderedId.next().toString();
        contact.put("subject", id);
        contact.put("correlationid", request.toString());
        var data = (ObjectNode) contact.get("data");
        data.put("contactId", id)
                .put("language", "en")
                .put("email", email)
                .put("purpose", purpose)
                .put("purposeSubject", request.toString());
        return contact;
    }

    private void send(String topic, JsonNode event, byte[] value) {
        var headers = new ArrayList<Header>(List.of(Headers.text("content-type", "application/json")));
        event.properties().stream()
                .filter(attribute -> !List.of("data", "datacontenttype").contains(attribute.getKey()))
                .forEach(attribute -> headers.add(Headers.text(
                        "ce_" + attribute.getKey(), attribute.getValue().asText())));
        var key = event.get("subject").asText().getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(new ProducerRecord<>(topic, null, key, value, headers))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
