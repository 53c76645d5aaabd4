package dev.sluice.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("How far a topic was read")
class ConfirmedOffsetsTest {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String CHANNEL = "tally-readings";
    static final String TOPIC = "attribution.revenue-lines.v1";

    @Inject
    KafkaClientService clients;

    @Inject
    ConfirmedOffsets places;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void is_told_again_when_the_broker_did_not_learn_it_and_never_taken_back() throws Exception {
        var written = write();
        var partition = new TopicPartition(TOPIC, written.partition());
        var after = written.offset() + 1;
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(committed(partition)).isGreaterThanOrEqualTo(after));

        consumer()
                .commit(Map.of(partition, new OffsetAndMetadata(written.offset())))
                .await()
                .atMost(SOON);
        places.read(partition, written.offset());
        places.confirm();
        assertThat(committed(partition)).isEqualTo(after);

        places.read(partition, written.offset() - 1);
        places.confirm();
        assertThat(committed(partition)).isEqualTo(after);
    }

    /** A record that nobody can read: it is laid aside, so it is read as well. */
    private RecordMetadata write() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>(TOPIC, UUID.randomUUID().toString(), "none of the contract"))
                    .get();
        }
    }

    private long committed(TopicPartition partition) {
        var committed = consumer().committed(partition).await().atMost(SOON).get(partition);
        return committed == null ? -1 : committed.offset();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return clients.getConsumer(CHANNEL);
    }
}
