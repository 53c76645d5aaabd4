package dev.sluice.notification.delivery;

import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of deliveries, each known only to the owner of its endpoint. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Deliveries {

    private static final String SELECT = """
            select d.id, d.endpoint_id, d.message_id, m.type, m.subject, d.test, d.state, d.state_since, d.created_at, d.due_at,
                d.attempts, d.last_attempt_at, d.last_outcome, d.last_status,
                e.state = 'ENABLED' or (d.test and e.state = 'UNVERIFIED'), d.version
            from delivery d join message m on m.id = d.message_id and m.taken_on = d.taken_on
            join webhook_endpoint e on e.id = d.endpoint_id
            """;

    private static final Position NEWEST = new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    private final AgroalDataSource database;

    Deliveries(AgroalDataSource database) {
        this.database = database;
    }

    /** Newest first. */
    List<Delivery> page(UUID endpoint, @Nullable DeliveryState state, PageRequest page) {
        var after = page.after().equals(Position.START) ? NEWEST : page.after();
        var sql = SELECT
                + (state == null ? "where d.endpoint_id = ?" : "where d.endpoint_id = ? and d.state = ?")
                + " and (d.created_at, d.id) < (?, ?) order by d.created_at desc, d.id desc limit ?";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            var column = 1;
            select.setObject(column++, endpoint);
            if (state != null) {
                select.setString(column++, state.name());
            }
            select.setObject(column++, after.created().atOffset(ZoneOffset.UTC));
            select.setObject(column++, after.id());
            select.setInt(column, page.pageSize() + 1);
            return rows(select.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Delivery require(Caller caller, UUID id) {
        return require(caller, id, "");
    }

    /** Its endpoint first, as everybody locks them. */
    Delivery requireLocked(Caller caller, UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select from webhook_endpoint w where w.id = (select d.endpoint_id from delivery d where d.id = ?) for share
                        """)) {
            select.setObject(1, id);
            select.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return require(caller, id, " for no key update of d");
    }

    private Delivery require(Caller caller, UUID id, String locking) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        SELECT + "where d.id = ? and d.tenant_id = ? and e.state <> 'DELETED'" + locking)) {
            select.setObject(1, id);
            select.setObject(2, caller.tenant());
            return rows(select.executeQuery()).stream().findFirst().orElseThrow(() -> Refusal.unknown("delivery", id));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Due now, by a new plan, and without a place in its key's order: its owner asks for it out of turn.
     *
     * @return its place so far, where it had one
     */
    Optional<Turns.Key> resend(UUID id, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update delivery d
                        set state = 'PENDING', state_since = n, due_at = n, plan_attempts = 0, order_key = null,
                            version = d.version + 1
                        from (select ?::timestamptz as n) as business, delivery before
                        where d.id = ? and before.id = d.id returning d.endpoint_id, before.order_key
                        """)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, id);
            try (var row = update.executeQuery()) {
                return row.next() && row.getString(2) != null
                        ? Optional.of(new Turns.Key(row.getObject(1, UUID.class), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String event(UUID message) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select body from message where id = ?")) {
            select.setObject(1, message);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<LoggedAttempt> attempts(UUID delivery) {
        try (var connection = database.getConnection()) {
            return attempts(connection, delivery);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<LoggedAttempt> attempts(Connection connection, UUID delivery) throws SQLException {
        try (var select = connection.prepareStatement("""
                select number, at, started_at, outcome, status, address, until_address_micros, until_head_micros, total_micros,
                    response_head, failure
                from attempt where delivery_id = ? order by number, id limit 1000
                """)) {
            select.setObject(1, delivery);
            try (var row = select.executeQuery()) {
                var attempts = new ArrayList<LoggedAttempt>();
                while (row.next()) {
                    attempts.add(attempt(row));
                }
                return attempts;
            }
        }
    }

    private static LoggedAttempt attempt(ResultSet row) throws SQLException {
        return new LoggedAttempt(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getObject(5, Integer.class),
                row.getString(6),
                row.getObject(7, Long.class),
                row.getObject(8, Long.class),
                row.getLong(9),
                row.getString(10),
                row.getString(11));
    }

    private static List<Delivery> rows(ResultSet result) throws SQLException {
        try (result) {
            var rows = new ArrayList<Delivery>();
            while (result.next()) {
                rows.add(delivery(result));
            }
            return rows;
        }
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                DeliveryState.valueOf(row.getString(7)),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                instant(row, 10),
                row.getInt(11),
                instant(row, 12),
                row.getString(13),
                row.getObject(14, Integer.class),
                row.getBoolean(15),
                row.getLong(16));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
