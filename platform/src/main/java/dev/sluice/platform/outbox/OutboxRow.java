package dev.sluice.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An unsent event as the relay reads it. */
record OutboxRow(
        UUID id,
        int shard,
        String topic,
        String subject,
        long sequence,
        byte[] key,
        String headers,
        byte @Nullable [] value) {

    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getBytes(6),
                row.getString(7),
                row.getBytes(8));
    }

    /** Events of one subject on one topic keep their order; nothing else is ordered. */
    String stream() {
        return topic + "/" + subject;
    }

    /** Bytes of the value. */
    int size() {
        return value == null ? 0 : value.length;
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(topic, null, key, value, Headers.read(headers));
    }
}
