package dev.sluice.system.faults;

import dev.sluice.stack.services.Service;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a service has read, as the broker knows it. */
final class Places {

    private Places() {}

    /**
     * Lets a service that has ended read again what was written since then; returns how many records that is.
     *
     * <p>As {@code kafka-consumer-groups.sh --reset-offsets --to-datetime --all-topics --execute}.
     */
    static long takeBack(String broker, Service service, Instant since)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var read = admin.listConsumerGroupOffsets(service.module())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var then = offsets(admin, read, OffsetSpec.forTimestamp(since.toEpochMilli()));
            var places = new HashMap<TopicPartition, OffsetAndMetadata>();
            var again = 0L;
            for (var partition : read.keySet()) {
                var offset = then.get(partition);
                if (offset >= 0 && offset < read.get(partition).offset()) {
                    again += read.get(partition).offset() - offset;
                    places.put(partition, new OffsetAndMetadata(offset));
                }
            }
            admin.alterConsumerGroupOffsets(service.module(), places).all().get();
            return again;
        }
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Map<TopicPartition, OffsetAndMetadata> read, OffsetSpec wanted)
            throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(read.keySet().stream().collect(Collectors.toMap(each -> each, each -> wanted)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
