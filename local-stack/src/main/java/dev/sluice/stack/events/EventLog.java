package dev.sluice.stack.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that stands on some topics at this moment. Reads beside the consumer groups and commits nothing. */
public record EventLog(String kafka, List<String> topics) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** In the order in which the events were written. */
    public List<SuiteEvent> read() {
        var events = new ArrayList<>(readByPartition());
        events.sort(Comparator.comparing(SuiteEvent::recordedTime));
        return events;
    }

    /** Those of one subject in the order in which they stand on their topic, repeated ones repeatedly. */
    public List<SuiteEvent> readByPartition() {
        var events = new ArrayList<SuiteEvent>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = partitions(consumer);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(POLL).forEach(message -> events.add(SuiteEvent.of(message)));
            }
        }
        return events;
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }
}
