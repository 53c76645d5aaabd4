package dev.sluice.platform.consume;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Sees to it that the broker learns how far each partition was read. A channel commits after each batch and leaves it at that
 * when it fails, for example while the broker is away: without a further record the partition would seem unread for ever.
 */
@ApplicationScoped
class ConfirmedOffsets {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClientService clients;
    /** Where to go on, until the broker is known to know it. */
    private final Map<TopicPartition, Long> places = new ConcurrentHashMap<>();

    ConfirmedOffsets(KafkaClientService clients) {
        this.clients = clients;
    }

    /** Everything up to that record is applied, parked or laid aside. */
    void read(TopicPartition partition, long offset) {
        places.merge(partition, offset + 1, Math::max);
    }

    @Scheduled(every = "${sluice.consume.confirm-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void confirm() {
        if (places.isEmpty()) {
            return;
        }
        try {
            for (var channel : clients.getConsumerChannels()) {
                confirm(clients.<byte[], byte[]>getConsumer(channel));
            }
        } catch (RuntimeException e) {
            Log.debugf("how far topics were read is told later: %s", e.getMessage());
        }
    }

    private void confirm(KafkaConsumer<byte[], byte[]> consumer) {
        var known = Map.copyOf(places);
        var assigned = consumer.getAssignments().await().atMost(PATIENCE).stream()
                .filter(known::containsKey)
                .toArray(TopicPartition[]::new);
        if (assigned.length == 0) {
            return;
        }
        var committed = consumer.committed(assigned).await().atMost(PATIENCE);
        var missing = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : assigned) {
            var place = known.getOrDefault(partition, 0L);
            var told = committed.get(partition);
            if (told == null || told.offset() < place) {
                missing.put(partition, new OffsetAndMetadata(place));
            }
        }
        if (!missing.isEmpty()) {
            consumer.commit(missing).await().atMost(PATIENCE);
        }
        for (var partition : assigned) {
            places.remove(partition, known.get(partition));
        }
    }
}
