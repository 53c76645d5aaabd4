package dev.sluice.platform.operations;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what another service might write to a topic, well formed or not. */
final class Feed implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    Feed(String brokers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "enable.idempotence", true, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static List<Header> attributes(String subject, long sequence) {
        return List.of(
                Headers.text("ce_id", TimeOrderedId.next().toString()),
                Headers.text("ce_source", "/services/test"),
                Headers.text("ce_type", "tally.counted.v1"),
                Headers.text("ce_subject", subject),
                Headers.text("ce_sequence", Long.toString(sequence)),
                Headers.text("ce_time", "2026-01-20T12:00:00Z"),
                Headers.text("ce_recordedtime", "2026-01-20T12:00:00Z"),
                Headers.text("ce_correlationid", "0af7651916cd43dd8448eb211c80319c"));
    }

    void event(String subject, long sequence) {
        record(subject, attributes(subject, sequence), "{\"number\":%d,\"unknown\":true}".formatted(sequence));
    }

    /** One of the ways in which a record can be none of the contract. */
    void unreadable(String subject, int way) {
        var headers = attributes(subject, 1);
        switch (way % 5) {
            case 0 -> record(subject, headers, "{\"number\":");
            case 1 -> record(subject, headers, "{\"number\":\"many\"}");
            case 2 -> record(subject, headers, "[1]");
            case 3 -> record(subject, without("ce_sequence", headers), "{\"number\":1}");
            default -> record(subject, without("ce_id", headers), "\u0000\u0001");
        }
    }

    void record(String key, List<Header> headers, String value) {
        producer.send(new ProducerRecord<>(topic, null, bytes(key), bytes(value), headers));
    }

    private static List<Header> without(String name, List<Header> headers) {
        return headers.stream().filter(header -> !header.key().equals(name)).toList();
    }

    /** Headers by name, in the bytes' own characters. */
    static Map<String, String> text(Iterable<Header> headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
