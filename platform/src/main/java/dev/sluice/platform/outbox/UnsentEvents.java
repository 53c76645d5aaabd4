package dev.sluice.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The relay's own connection, and the shards it holds on it. Unsent events are read as a set, without a cursor: whatever
 * committed late is simply still there.
 */
final class UnsentEvents implements AutoCloseable {

    /** Namespace of the shards' session locks. */
    private static final int LOCK_NAMESPACE = 0x0B0C;

    private final Connection connection;
    private final List<Integer> shards = new ArrayList<>();

    UnsentEvents(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(true);
    }

    /** Takes every shard that no other relay holds; a shard stays held until the connection ends. */
    void claimShards() throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            for (int shard = 0; shard < Outbox.SHARDS; shard++) {
                if (!shards.contains(shard)) {
                    lock.setInt(1, LOCK_NAMESPACE);
                    lock.setInt(2, shard);
                    try (var answer = lock.executeQuery()) {
                        if (answer.next() && answer.getBoolean(1)) {
                            shards.add(shard);
                        }
                    }
                }
            }
        }
    }

    boolean holdsAllShards() {
        return shards.size() == Outbox.SHARDS;
    }

    List<OutboxRow> next(int perShard) throws SQLException {
        try (var select = connection.prepareStatement("""
                select unsent.id, unsent.topic, unsent.subject, unsent.record_key, unsent.headers, unsent.value
                from unnest(?) as held (shard)
                cross join lateral (
                    select * from platform.outbox
                    where outbox.shard = held.shard and not outbox.parked
                    order by outbox.subject, outbox.topic, outbox.sequence
                    limit ?) as unsent
                order by unsent.shard, unsent.subject, unsent.topic, unsent.sequence
                """)) {
            select.setArray(1, connection.createArrayOf("smallint", shards.toArray()));
            select.setInt(2, perShard);
            try (var result = select.executeQuery()) {
                var rows = new ArrayList<OutboxRow>();
                while (result.next()) {
                    rows.add(OutboxRow.of(result));
                }
                return rows;
            }
        }
    }

    void delete(Collection<UUID> sent) throws SQLException {
        try (var delete = connection.prepareStatement("delete from platform.outbox where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", sent.toArray()));
            delete.executeUpdate();
        }
    }

    /** Holds a subject's events back because the broker will never take the first of them. */
    void park(OutboxRow refused) throws SQLException {
        try (var update = connection.prepareStatement(
                "update platform.outbox set parked = true where topic = ? and subject = ?")) {
            update.setString(1, refused.topic());
            update.setString(2, refused.subject());
            update.executeUpdate();
        }
    }

    boolean isAlive() throws SQLException {
        return connection.isValid(5);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
