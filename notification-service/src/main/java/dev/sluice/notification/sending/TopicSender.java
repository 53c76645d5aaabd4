package dev.sluice.notification.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts events on partners' own topics: CloudEvents in binary mode, as on the owners' topics, but without the audience. */
@ApplicationScoped
public class TopicSender {

    private static final String SCHEME = "kafka:";
    private static final String TOO_LATE = "the broker did not answer in time";

    private final Map<String, Object> cluster;
    private final ObjectMapper json;
    private final Duration deadline;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    TopicSender(
            @Identifier("default-kafka-broker") Map<String, Object> cluster, ObjectMapper json, WebhooksConfig config) {
        this.cluster = cluster;
        this.json = json;
        this.deadline = config.deadline();
    }

    public static String address(String topic) {
        return SCHEME + topic;
    }

    public static boolean leadsTo(String address) {
        return address.startsWith(SCHEME);
    }

    /** @param event CloudEvents structured JSON, as a webhook carries it */
    public Exchange send(String address, String event) {
        var begun = System.nanoTime();
        try {
            var sent = producer().send(record(address.substring(SCHEME.length()), event));
            sent.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return exchange(Outcome.HTTP_STATUS, 200, begun, null);
        } catch (ExecutionException e) {
            return exchange(Outcome.CONNECT, null, begun, String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return exchange(Outcome.TIMEOUT, null, begun, TOO_LATE);
        } catch (JsonProcessingException e) {
            return exchange(Outcome.INTERNAL, null, begun, "not an event");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return exchange(Outcome.TIMEOUT, null, begun, TOO_LATE);
        }
    }

    private ProducerRecord<byte[], byte[]> record(String topic, String event) throws JsonProcessingException {
        var tree = json.readTree(event);
        var headers = new ArrayList<Header>(List.of(header("content-type", tree.path("datacontenttype"))));
        tree.properties().stream()
                .filter(attribute -> !List.of("data", "datacontenttype").contains(attribute.getKey()))
                .forEach(attribute -> headers.add(header("ce_" + attribute.getKey(), attribute.getValue())));
        var key = tree.path("partitionkey").asText().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, null, key, json.writeValueAsBytes(tree.path("data")), headers);
    }

    private static Header header(String name, JsonNode value) {
        return new RecordHeader(name, value.asText().getBytes(StandardCharsets.UTF_8));
    }

    private static Exchange exchange(Outcome outcome, @Nullable Integer status, long begun, @Nullable String failure) {
        var total = Duration.ofNanos(System.nanoTime() - begun);
        return new Exchange(outcome, status, Map.of(), new byte[0], null, null, null, total, failure);
    }

    /** Made with the first record: most deployments have no partner topic. A record that is late is given up by us, too. */
    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            var settings = new HashMap<>(cluster);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, deadline.toMillis() / 2);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) deadline.toMillis() / 2);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deadline.toMillis());
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
