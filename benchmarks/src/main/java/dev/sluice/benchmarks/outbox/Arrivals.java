package dev.sluice.benchmarks.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when each event of the present run can be read from the topic, which is after the broker took it. */
final class Arrivals implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile Run run = new Run(-1, 0);

    Arrivals(String brokers) {
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

    Run expect(int number, int events) {
        run = new Run(number, events);
        return run;
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
                var present = run;
                records.forEach(record -> present.note(record.value(), now));
            }
        } catch (WakeupException _) {
            // closed
        }
    }

    /** The events of one measurement. */
    static final class Run {

        private final int number;
        private final long[] seen;
        private final CountDownLatch missing;

        Run(int number, int events) {
            this.number = number;
            this.seen = new long[events];
            this.missing = new CountDownLatch(events);
        }

        /** Fails when some are missing after that time. */
        void awaitAll(Duration patience) throws InterruptedException {
            if (!missing.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(missing.getCount() + " events never arrived");
            }
        }

        long seenAt(int event) {
            return seen[event];
        }

        private void note(byte[] value, long now) {
            if (Payload.runOf(value) != number) {
                return;
            }
            var event = Payload.numberOf(value);
            if (seen[event] == 0) {
                seen[event] = now;
                missing.countDown();
            }
        }
    }
}
