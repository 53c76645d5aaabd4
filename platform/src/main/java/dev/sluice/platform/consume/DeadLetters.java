package dev.sluice.platform.consume;

import static dev.sluice.platform.outbox.Headers.text;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Headers;
import dev.sluice.platform.outbox.Outbox;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Records that nobody could read: kept with key, bytes and headers untouched, listed for the operations desk, and sent to
 * {@code <topic>.<group>.dlq} through the outbox, all in the transaction that skips them.
 */
@ApplicationScoped
public class DeadLetters {

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final Clock realTime;
    private final String group;
    private final MeterRegistry metrics;

    DeadLetters(
            AgroalDataSource database,
            Outbox outbox,
            Clock realTime,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String group) {
        this.database = database;
        this.outbox = outbox;
        this.realTime = realTime;
        this.metrics = metrics;
        this.group = group;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String consumer, ConsumerRecord<byte[], byte[]> record, String reason) {
        if (insert(consumer, record, reason)) {
            outbox.forward(
                    DeadLetterTopics.of(record.topic(), group),
                    record.key(),
                    "%s-%d".formatted(record.topic(), record.partition()),
                    record.offset() + 1,
                    withReason(record, reason),
                    record.value());
            metrics.counter("sluice.dead-letters", "consumer", consumer).increment();
        }
    }

    private List<Header> withReason(ConsumerRecord<byte[], byte[]> record, String reason) {
        var now = realTime.instant().toString();
        var headers = new ArrayList<>(List.of(record.headers().toArray()));
        headers.add(text("dlq-reason", reason));
        headers.add(text("dlq-group", group));
        headers.add(text("dlq-attempts", "1"));
        headers.add(text("dlq-first-failure", now));
        headers.add(text("dlq-last-failure", now));
        return headers;
    }

    private boolean insert(String consumer, ConsumerRecord<byte[], byte[]> record, String reason) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into platform.dead_letter
                            (id, consumer, topic, kafka_partition, kafka_offset, record_key, headers, value, reason,
                             attempts, first_failed_at, last_failed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
                        on conflict (consumer, topic, kafka_partition, kafka_offset) do nothing
                        """)) {
            var now = realTime.instant().atOffset(ZoneOffset.UTC);
            insert.setObject(1, TimeOrderedId.next());
            insert.setString(2, consumer);
            insert.setString(3, record.topic());
            insert.setInt(4, record.partition());
            insert.setLong(5, record.offset());
            insert.setBytes(6, record.key());
            insert.setString(7, Headers.write(record.headers()));
            insert.setBytes(8, record.value());
            insert.setString(9, reason.replace('\0', ' '));
            insert.setObject(10, now);
            insert.setObject(11, now);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("a dead letter cannot be kept", e);
        }
    }
}
