package dev.sluice.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An unsent event as the relay reads it. */
record OutboxRow(UUID id, String topic, String subject, byte[] key, String headers, byte @Nullable [] value) {

    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getBytes(4),
                row.getString(5),
                row.getBytes(6));
    }

    /** Events of one subject on one topic keep their order; nothing else is ordered. */
    String stream() {
        return topic + "/" + subject;
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(topic, null, key, value, Headers.read(headers));
    }
}
