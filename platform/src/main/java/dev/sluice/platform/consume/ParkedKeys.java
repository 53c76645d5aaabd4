package dev.sluice.platform.consume;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Headers;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keys of which a record was refused for good: their later records wait here, in order, and all other keys run on. */
@ApplicationScoped
public class ParkedKeys {

    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_KEY = 500;

    private final AgroalDataSource database;
    private final Clock realTime;

    ParkedKeys(AgroalDataSource database, Clock realTime) {
        this.database = database;
        this.realTime = realTime;
    }

    /** Which keys of these records, all of one topic, are parked; nobody releases them before the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> of(String consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select key from platform.parked_key
                        where consumer = ? and topic = ? and key = any (?)
                        for key share
                        """)) {
            select.setString(1, consumer);
            select.setString(2, records.getFirst().topic());
            var keys = records.stream().map(ParkedKeys::keyOf).distinct().toArray();
            select.setArray(3, connection.createArrayOf("text", keys));
            try (var rows = select.executeQuery()) {
                var parked = new HashSet<String>();
                while (rows.next()) {
                    parked.add(rows.getString(1));
                }
                return parked;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Parks the record's key, if it is not parked yet, and lets the record wait behind those before it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void park(String consumer, ConsumerRecord<byte[], byte[]> record, String reason) {
        try (var connection = database.getConnection();
                var key = connection.prepareStatement("""
                        insert into platform.parked_key (id, consumer, topic, key, reason, parked_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (consumer, topic, key) do nothing
                        """);
                var wait = connection.prepareStatement("""
                        insert into platform.parked_record (parked_key_id, kafka_partition, kafka_offset, record_key, headers, value)
                        select id, ?, ?, ?, ?, ? from platform.parked_key where consumer = ? and topic = ? and key = ?
                        on conflict do nothing
                        """)) {
            key.setObject(1, TimeOrderedId.next());
            key.setString(2, consumer);
            key.setString(3, record.topic());
            key.setString(4, keyOf(record));
            key.setString(5, printable(reason));
            key.setObject(6, realTime.instant().atOffset(ZoneOffset.UTC));
            key.executeUpdate();
            wait.setInt(1, record.partition());
            wait.setLong(2, record.offset());
            wait.setBytes(3, record.key());
            wait.setString(4, Headers.write(record.headers()));
            wait.setBytes(5, record.value());
            wait.setString(6, consumer);
            wait.setString(7, record.topic());
            wait.setString(8, keyOf(record));
            wait.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a key cannot be parked", e);
        }
    }

    /** A reason may quote the record, whatever that holds. */
    private static String printable(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON)).replace('\0', '\uFFFD');
    }

    /** The key as text; a very long one by its beginning and its digest, because an index has to hold it. */
    static String keyOf(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return "";
        }
        var key = new String(record.key(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return key.length() <= LONGEST_KEY
                ? key
                : key.substring(0, LONGEST_KEY) + "~" + UUID.nameUUIDFromBytes(record.key());
    }
}
