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

    private static final int CHUNK = 500;

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

    void write(List<Payload> events, Runnable onceCommitted) throws SQLException {
        for (int i = 1; i <= events.size(); i++) {
            set(events.get(i - 1));
            insert.addBatch();
            if (i % CHUNK == 0 || i == events.size()) {
                insert.executeBatch();
            }
        }
        connection.commit();
        onceCommitted.run();
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
