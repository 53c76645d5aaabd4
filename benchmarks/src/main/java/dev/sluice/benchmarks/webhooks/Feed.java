package dev.sluice.benchmarks.webhooks;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Tells notification-service of events by its topic, as another service's relay does: one for each of its customers in turn. */
final class Feed implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final UUID audience;
    private final List<UUID> customers;
    private final AtomicInteger runs = new AtomicInteger();

    Feed(String brokers, UUID audience, int customers) {
        this.audience = audience;
        this.customers =
                IntStream.range(0, customers).mapToObj(i -> UUID.randomUUID()).toList();
        producer = new KafkaProducer<>(Map.of(
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
                "linger.ms",
                1));
    }

    List<UUID> customers() {
        return customers;
    }

    int newRun() {
        return runs.incrementAndGet();
    }

    void send(Event event) {
        var _ = producer.send(event.record(audience, customers.get(event.number() % customers.size())));
    }

    @Override
    public void close() {
        producer.close();
    }
}
