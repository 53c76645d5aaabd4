package dev.sluice.benchmarks.outbox;

import dev.sluice.platform.outbox.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The peers' producers: the settings of our relay's. */
final class Producers {

    private Producers() {}

    static KafkaProducer<byte[], byte[]> open(String brokers) {
        return new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                brokers,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "max.in.flight.requests.per.connection",
                5,
                "linger.ms",
                1));
    }

    static ProducerRecord<byte[], byte[]> event(String topic, String key, String headers, byte[] value) {
        return new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), value, Headers.read(headers));
    }
}
