package dev.sluice.platform.operations;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dead letters, as the desk lists and moves them. */
@ApplicationScoped
public class KeptLetters {

    private static final String MATCHING = """
            (?::text is null or topic = ?) and (?::text is null or consumer = ?)
            """;

    private final AgroalDataSource database;
    private final Clock realTime;

    KeptLetters(AgroalDataSource database, Clock realTime) {
        this.database = database;
        this.realTime = realTime;
    }

    /** Oldest first. */
    @Transactional
    public Page<DeadLetter> list(
            @Nullable String topic, @Nullable String consumer, boolean redriven, PageRequest page) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select *, octet_length(value) as size from platform.dead_letter
                        where (first_failed_at, id) > (?, ?) and (redriven_at is not null) = ? and
                        """ + MATCHING + " order by first_failed_at, id limit ?")) {
            select.setObject(1, page.after().created().atOffset(ZoneOffset.UTC));
            select.setObject(2, page.after().id());
            select.setBoolean(3, redriven);
            match(select, 4, topic, consumer);
            select.setInt(8, page.pageSize() + 1);
            try (var rows = select.executeQuery()) {
                var letters = new ArrayList<DeadLetter>();
                while (rows.next()) {
                    letters.add(DeadLetter.of(rows));
                }
                return Page.of(letters, page, DeadLetter::position);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those not redriven yet, in the order of their topics; {@code ids} restrict unless absent. */
    @Transactional
    List<UUID> choose(@Nullable List<UUID> ids, @Nullable String topic, @Nullable String consumer) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        """
                        select id from platform.dead_letter
                        where redriven_at is null and (?::uuid[] is null or id = any (?)) and
                        """ + MATCHING + " order by topic, kafka_partition, kafka_offset")) {
            var wanted = ids == null ? null : connection.createArrayOf("uuid", ids.toArray());
            select.setArray(1, wanted);
            select.setArray(2, wanted);
            match(select, 3, topic, consumer);
            try (var rows = select.executeQuery()) {
                var chosen = new ArrayList<UUID>();
                while (rows.next()) {
                    chosen.add(rows.getObject(1, UUID.class));
                }
                return chosen;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A letter that this transaction alone redrives. */
    record Held(UUID id, String consumer, KeptRecord kept) {}

    /** Empty when it was redriven meanwhile, or somebody else is at it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Held> hold(UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select consumer, topic, " + KeptRecord.COLUMNS + """
                         from platform.dead_letter where id = ? and redriven_at is null
                        for update skip locked
                        """)) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Held(id, row.getString("consumer"), KeptRecord.of(row.getString("topic"), row)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void redriven(UUID id) {
        update(id, "update platform.dead_letter set attempts = attempts + 1, redriven_at = ? where id = ?", null);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void failedAgain(UUID id, String reason) {
        update(
                id,
                "update platform.dead_letter set attempts = attempts + 1, last_failed_at = ?, reason = ? where id = ?",
                reason);
    }

    /** Removes letters that first failed before an instant, the oldest first; how many there were of at most {@code limit}. */
    @Transactional
    int forget(Instant before, int limit) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from platform.dead_letter where id in (
                            select id from platform.dead_letter where first_failed_at < ?
                            order by first_failed_at, id limit ?)
                        """)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(UUID id, String sql, @Nullable String reason) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            var place = 1;
            update.setObject(place++, realTime.instant().atOffset(ZoneOffset.UTC));
            if (reason != null) {
                update.setString(place++, reason);
            }
            update.setObject(place, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void match(PreparedStatement select, int first, @Nullable String topic, @Nullable String consumer)
            throws SQLException {
        select.setString(first, topic);
        select.setString(first + 1, topic);
        select.setString(first + 2, consumer);
        select.setString(first + 3, consumer);
    }
}
