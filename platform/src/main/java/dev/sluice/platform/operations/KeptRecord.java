package dev.sluice.platform.operations;

import dev.sluice.platform.outbox.Headers;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A record as it came from Kafka and was laid aside: key, bytes and headers untouched. */
record KeptRecord(
        String topic, int partition, long offset, byte @Nullable [] key, String headers, byte @Nullable [] value) {

    static final String COLUMNS = "kafka_partition, kafka_offset, record_key, headers, value";

    static KeptRecord of(String topic, ResultSet row) throws SQLException {
        return new KeptRecord(
                topic,
                row.getInt("kafka_partition"),
                row.getLong("kafka_offset"),
                row.getBytes("record_key"),
                row.getString("headers"),
                row.getBytes("value"));
    }

    ConsumerRecord<byte[], byte[]> toRecord() {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                new RecordHeaders(Headers.read(headers)),
                Optional.empty());
    }

    /** Where it stands and what it says about itself; never what it says, which may be personal. */
    Map<String, String> place() {
        var place = new TreeMap<>(attributes(headers));
        place.put("topic", topic);
        place.put("partition", Integer.toString(partition));
        place.put("offset", Long.toString(offset));
        return place;
    }

    static Map<String, String> attributes(String headers) {
        var attributes = new TreeMap<String, String>();
        Headers.read(headers)
                .forEach(header -> attributes.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return attributes;
    }
}
