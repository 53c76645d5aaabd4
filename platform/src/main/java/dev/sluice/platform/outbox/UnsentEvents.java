package dev.sluice.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The relay's own connection, and the shards it holds on it. Unsent events are read as a set that is gone through again and
 * again: whatever committed late is found the next time.
 */
final class UnsentEvents implements AutoCloseable {

    /** Namespace of the shards' session locks. */
    private static final int LOCK_NAMESPACE = 0x0B0C;

    /** Bytes after which a shard gives no further event to a read: a heap of 100 MB must do for the largest events. */
    private static final int LARGEST_READ = 1024 * 1024;

    private final Connection connection;
    private final List<Shard> shards = new ArrayList<>();

    UnsentEvents(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(true);
    }

    /** Takes every shard that no other relay holds; a shard stays held until the connection ends. What is parked is tried again. */
    void claimShards() throws SQLException {
        var before = shards.size();
        try (var lock = connection.prepareStatement("""
                select shard from generate_series(0, ?) as shard
                where shard <> all (?) and pg_try_advisory_lock(?, shard)
                """)) {
            lock.setInt(1, Outbox.SHARDS - 1);
            lock.setArray(
                    2,
                    connection.createArrayOf(
                            "integer", shards.stream().map(Shard::number).toArray()));
            lock.setInt(3, LOCK_NAMESPACE);
            try (var claimed = lock.executeQuery()) {
                while (claimed.next()) {
                    shards.add(new Shard(claimed.getInt(1)));
                }
            }
        }
        if (shards.size() > before) {
            tryParkedAgain(shards.subList(before, shards.size()));
        }
    }

    /** A broker that was given a higher limit since takes them now; otherwise they are parked anew. */
    private void tryParkedAgain(List<Shard> claimed) throws SQLException {
        try (var update = connection.prepareStatement(
                "update platform.outbox set parked = false where parked and shard = any (?)")) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "smallint", claimed.stream().map(Shard::number).toArray()));
            update.executeUpdate();
        }
    }

    boolean holdsAllShards() {
        return shards.size() == Outbox.SHARDS;
    }

    /** Reads every shard from its beginning the next time. */
    void startOver() {
        shards.forEach(Shard::startOver);
    }

    /** Whether a shard gave as much as it was asked for. */
    boolean hasMore() {
        return shards.stream().anyMatch(Shard::isFull);
    }

    /** The next events of each shard, in order, and none of those in flight. */
    List<OutboxRow> next(int perShard, InFlight inFlight, Set<String> resting) throws SQLException {
        var readable =
                shards.stream().filter(shard -> shard.isReadable(inFlight)).toList();
        try (var select = connection.prepareStatement("""
                select unsent.id, unsent.shard, unsent.topic, unsent.subject, unsent.sequence,
                    unsent.record_key, unsent.headers, unsent.value
                from unnest(?::smallint[], ?::text[], ?::text[], ?::bigint[]) as held (shard, subject, topic, sequence)
                cross join lateral (
                    select nearest.*, sum(octet_length(nearest.value)) over (
                        order by nearest.subject, nearest.topic, nearest.sequence
                        rows between unbounded preceding and 1 preceding) as bytes_before
                    from (
                        select * from platform.outbox
                        where outbox.shard = held.shard
                            and (outbox.subject, outbox.topic, outbox.sequence)
                                > (held.subject, held.topic, held.sequence)
                            and not outbox.parked
                            and outbox.topic <> all (?)
                            and not exists (
                                select from platform.outbox as refused
                                where refused.parked and refused.shard = outbox.shard
                                    and refused.subject = outbox.subject and refused.topic = outbox.topic)
                        order by outbox.subject, outbox.topic, outbox.sequence
                        limit ?) as nearest) as unsent
                where unsent.bytes_before is null or unsent.bytes_before < ?
                """)) {
            setPlaces(select, readable);
            select.setArray(5, connection.createArrayOf("text", resting.toArray()));
            select.setInt(6, perShard);
            select.setInt(7, LARGEST_READ);
            var found = new ArrayList<OutboxRow>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    found.add(OutboxRow.of(result));
                }
            }
            for (var shard : readable) {
                var own = found.stream()
                        .filter(row -> row.shard() == shard.number())
                        .toList();
                shard.found(own, perShard, LARGEST_READ);
            }
            return found;
        }
    }

    private void setPlaces(PreparedStatement select, List<Shard> readable) throws SQLException {
        var count = readable.size();
        var numbers = new Object[count];
        var subjects = new Object[count];
        var topics = new Object[count];
        var sequences = new Object[count];
        for (int i = 0; i < count; i++) {
            var place = readable.get(i).place();
            numbers[i] = readable.get(i).number();
            subjects[i] = place == null ? "" : place.subject();
            topics[i] = place == null ? "" : place.topic();
            sequences[i] = place == null ? -1L : place.sequence();
        }
        select.setArray(1, connection.createArrayOf("smallint", numbers));
        select.setArray(2, connection.createArrayOf("text", subjects));
        select.setArray(3, connection.createArrayOf("text", topics));
        select.setArray(4, connection.createArrayOf("bigint", sequences));
    }

    void delete(Collection<OutboxRow> sent) throws SQLException {
        try (var delete = connection.prepareStatement("delete from platform.outbox where id = any (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", sent.stream().map(OutboxRow::id).toArray()));
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
