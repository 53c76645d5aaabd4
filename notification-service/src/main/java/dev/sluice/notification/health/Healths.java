package dev.sluice.notification.health;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How each endpoint fares, a row each. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Healths {

    private static final String COLUMNS =
            "failing_since, failures, warned, announced_since, gone_at, next_step_at, open_until, pauses, slots";

    private final AgroalDataSource database;

    Healths(AgroalDataSource database) {
        this.database = database;
    }

    void open(UUID endpoint) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into endpoint_health (endpoint_id) values (?) on conflict do nothing")) {
            insert.setObject(1, endpoint);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Locked in the order of their ids, as everybody locks them. */
    Map<UUID, Health> locked(Collection<UUID> endpoints) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select endpoint_id, " + COLUMNS + """
                         from endpoint_health where endpoint_id = any (?) order by endpoint_id for no key update
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", endpoints.toArray()));
            try (var row = select.executeQuery()) {
                var found = new TreeMap<UUID, Health>();
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), health(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void store(Map<UUID, Health> healths) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update endpoint_health
                        set failing_since = ?, failures = ?, warned = ?, announced_since = ?, gone_at = ?, next_step_at = ?,
                            probe_until = case when open_until is not distinct from n then probe_until end,
                            open_until = n, pauses = ?, slots = ?
                        from (select ?::timestamptz as n) as circuit where endpoint_id = ?
                        """)) {
            for (var entry : healths.entrySet()) {
                bind(update, entry.getValue());
                update.setObject(10, entry.getKey());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<Instant> earliestStep() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select min(next_step_at) from endpoint_health");
                var row = select.executeQuery()) {
            return row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<UUID> withStepDue(Instant now, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select endpoint_id from endpoint_health where next_step_at <= ? order by next_step_at limit ?")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, limit);
            try (var row = select.executeQuery()) {
                var due = new ArrayList<UUID>();
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
                return due;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(PreparedStatement update, Health health) throws SQLException {
        bind(update, 1, health.failingSince());
        update.setInt(2, health.failures());
        update.setInt(3, health.warned());
        bind(update, 4, health.announcedSince());
        bind(update, 5, health.goneAt());
        bind(update, 6, health.nextStepAt());
        update.setInt(7, health.pauses());
        update.setObject(8, health.slots(), Types.INTEGER);
        bind(update, 9, health.openUntil());
    }

    private static void bind(PreparedStatement update, int column, @Nullable Instant instant) throws SQLException {
        update.setObject(
                column, instant == null ? null : instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static Health health(ResultSet row) throws SQLException {
        return new Health(
                instant(row, 2),
                row.getInt(3),
                row.getInt(4),
                instant(row, 5),
                instant(row, 6),
                instant(row, 7),
                instant(row, 8),
                row.getInt(9),
                row.getObject(10, Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
