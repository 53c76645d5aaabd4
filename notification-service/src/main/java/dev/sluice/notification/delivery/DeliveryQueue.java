package dev.sluice.notification.delivery;

import dev.sluice.notification.endpoint.Payload;
import dev.sluice.notification.endpoint.PreviousSecret;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Due deliveries: which endpoints have some, and many of them claimed in one statement. */
@ApplicationScoped
class DeliveryQueue {

    private final AgroalDataSource database;

    DeliveryQueue(AgroalDataSource database) {
        this.database = database;
    }

    /** What of an endpoint is under way in this process. */
    record Asked(UUID endpointId, int busy, int busyRetries) {}

    /**
     * What a claim brought.
     *
     * @param parked deliveries that wait for an earlier one from now on, so that others behind them can be seen
     */
    record Claimed(List<Claim> claims, int parked) {

        static final Claimed NOTHING = new Claimed(List.of(), 0);
    }

    /**
     * @param room for claims of all endpoints together
     * @param perEndpoint attempts to one endpoint at a time
     * @param probe how long a circuit waits for what a probe brings
     */
    Claimed claim(UUID dispatcher, Instant now, List<Asked> asked, int room, int perEndpoint, Duration probe)
            throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(ClaimStatement.SQL)) {
            var ids = asked.stream().map(Asked::endpointId).toArray();
            update.setArray(1, connection.createArrayOf("uuid", ids));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", asked.stream().map(Asked::busy).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", asked.stream().map(Asked::busyRetries).toArray()));
            update.setObject(4, now.atOffset(ZoneOffset.UTC));
            update.setInt(5, perEndpoint);
            update.setInt(6, room);
            update.setObject(7, dispatcher);
            update.setLong(8, probe.toMillis());
            try (var rows = update.executeQuery()) {
                return claimed(rows);
            }
        }
    }

    /** What this dispatcher has claimed, but for these, is anybody's. */
    void giveBackAllBut(UUID dispatcher, Set<UUID> known) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update delivery set dispatcher = null
                        where due_at is not null and dispatcher = ? and id <> all (?)
                        """)) {
            update.setObject(1, dispatcher);
            update.setArray(2, connection.createArrayOf("uuid", known.toArray()));
            update.executeUpdate();
        }
    }

    private static Claimed claimed(ResultSet rows) throws SQLException {
        var claims = new ArrayList<Claim>();
        var parked = 0;
        while (rows.next()) {
            parked = rows.getInt(1);
            if (rows.getObject(2) != null) {
                claims.add(claim(rows));
            }
        }
        return new Claimed(claims, parked);
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5) == 1,
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getObject(9, UUID.class),
                row.getString(10),
                Payload.valueOf(row.getString(11)),
                row.getObject(12, Integer.class),
                row.getBytes(13),
                row.getBytes(14),
                Arrays.stream((String[]) row.getArray(15).getArray())
                        .map(PreviousSecret::parse)
                        .toList());
    }

    /** Endpoints with something due that do not rest. Skips from endpoint to endpoint, however much each of them has. */
    Set<UUID> endpointsWithDue(Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(ClaimStatement.LANES + """
                        select lane.endpoint_id from lane join endpoint_health h using (endpoint_id)
                        where greatest(lane.due_at, h.open_until, h.probe_until) <= ?
                        """)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                var endpoints = new TreeSet<UUID>();
                while (row.next()) {
                    endpoints.add(row.getObject(1, UUID.class));
                }
                return endpoints;
            }
        }
    }

    @Transactional
    Optional<Instant> nextDueAt() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(ClaimStatement.LANES + """
                        select min(greatest(lane.due_at, h.open_until, h.probe_until))
                        from lane join endpoint_health h using (endpoint_id)
                        """);
                var row = select.executeQuery()) {
            return row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
