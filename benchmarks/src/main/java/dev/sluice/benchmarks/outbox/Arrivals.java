package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.load.Completions;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when each event of one run can be read from the topic, which is after the broker took it. */
final class Arrivals implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int run;
    private final Completions completions;
    private final Thread thread;

    Arrivals(String brokers, int run, Completions completions) {
        this.run = run;
        this.completions = completions;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = TopicSize.partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("arrivals").start(this::read);
    }

    @Override
    public void close() {
        consumer.wakeup();
        Ending.of(thread::join);
        consumer.close();
    }

    private void read() {
        try {
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                var now = System.nanoTime();
                records.forEach(record -> {
                    if (Payload.runOf(record.value()) == run) {
                        completions.note(Payload.numberOf(record.value()), now);
                    }
                });
            }
        } catch (WakeupException _) {
            // closed
        }
    }
}
