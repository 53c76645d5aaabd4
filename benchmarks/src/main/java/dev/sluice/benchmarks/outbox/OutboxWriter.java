package dev.sluice.benchmarks.outbox;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Outbox;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Writes rows as the platform's outbox does, without the service around it. */
final class OutboxWriter implements AutoCloseable {

    private static final OffsetDateTime WRITTEN = OffsetDateTime.of(2026, 1, 12, 9, 0, 0, 0, ZoneOffset.UTC);

    private final Connection connection;
    private final PreparedStatement insert;

    OutboxWriter(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("""
                insert into platform.outbox (id, shard, topic, subject, sequence, record_key, headers, value, written_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
    }

    /** Writes them in one transaction and returns {@link System#nanoTime()} immediately before its commit. */
    long write(List<Payload> events) throws SQLException {
        for (var event : events) {
            set(event);
            insert.addBatch();
        }
        insert.executeBatch();
        var before = System.nanoTime();
        connection.commit();
        return before;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void set(Payload event) throws SQLException {
        insert.setObject(1, TimeOrderedId.next());
        insert.setInt(2, Math.floorMod(event.subject().hashCode(), Outbox.SHARDS));
        insert.setString(3, Payload.TOPIC);
        insert.setString(4, event.subject());
        insert.setLong(5, event.sequence());
        insert.setBytes(6, event.subject().getBytes(StandardCharsets.UTF_8));
        insert.setString(7, event.headers());
        insert.setBytes(8, event.value().getBytes(StandardCharsets.UTF_8));
        insert.setObject(9, WRITTEN);
    }
}
