package dev.sluice.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.endpoint.Payload;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Due deliveries: claimed many at a time, written back many at a time, one statement each. */
@ApplicationScoped
class DeliveryQueue {

    /** A later message of a key is not due while an earlier one is not done. */
    private static final String NOT_BLOCKED = """
            (d.order_key is null or not exists (
                select 1 from delivery e where e.endpoint_id = d.endpoint_id and e.order_key = d.order_key
                  and e.position < d.position and e.state in ('PENDING', 'RETRYING')))""";

    /**
     * Walks endpoint by endpoint (a loose index scan), so that a receiver with a thousand due deliveries hides no other's;
     * each gives at most its free slots, the longest due of all go first.
     */
    private static final String CLAIM = """
            with recursive lane as (
                (select endpoint_id from delivery where due_at is not null order by endpoint_id limit 1)
                union all
                select (select n.endpoint_id from delivery n
                        where n.due_at is not null and n.endpoint_id > lane.endpoint_id order by n.endpoint_id limit 1)
                from lane where lane.endpoint_id is not null),
            free as (
                select lane.endpoint_id, greatest(? - coalesce(busy.in_flight, 0), 0) as slots
                from lane left join unnest(?::uuid[], ?::int[]) as busy (endpoint_id, in_flight) using (endpoint_id)
                where lane.endpoint_id is not null),
            claimed as (
                select due.id from free cross join lateral (
                    select d.id, d.due_at, d.position from delivery d
                    where d.endpoint_id = free.endpoint_id and d.due_at <= ?
                      and (d.dispatcher is null or not exists (
                          select 1 from dispatcher a where a.id = d.dispatcher and a.alive_until > now()))
                      and %s
                    order by d.due_at, d.position limit free.slots
                    for update of d skip locked) due
                order by due.due_at, due.position limit ?)
            update delivery d set dispatcher = ?
            from claimed, message m, webhook_endpoint w
            where d.id = claimed.id and m.id = d.message_id and w.id = d.endpoint_id
            returning d.id, d.attempts, d.plan_attempts, d.order_key, m.id, m.type, m.body, w.id, w.url, w.payload, w.headers,
                w.secret, w.previous_secret, w.previous_secret_until
            """.formatted(NOT_BLOCKED);

    /** Only the dispatcher that still owns a delivery may say that it failed; that it succeeded is true whoever says so. */
    private static final String WRITE = """
            with result as (
                select * from json_to_recordset(?::json) as r (
                    id uuid, state text, "dueAt" timestamptz, number int, "planAttempts" int, at timestamptz,
                    "startedAt" timestamptz, outcome text, status int, address text, "untilAddressMicros" bigint,
                    "untilHeadMicros" bigint, "totalMicros" bigint, "responseHead" text, failure text)),
            logged as (
                insert into attempt (delivery_id, number, at, started_at, outcome, status, address, until_address_micros,
                    until_head_micros, total_micros, response_head, failure)
                select id, number, at, "startedAt", outcome, status, address, "untilAddressMicros", "untilHeadMicros",
                    "totalMicros", "responseHead", failure
                from result)
            update delivery d
            set state = r.state,
                state_since = case when d.state = r.state then d.state_since else r.at end,
                -- A delivery that was held while it was tried stays held.
                due_at = case when d.due_at is null then null else r."dueAt" end,
                attempts = greatest(d.attempts, r.number),
                plan_attempts = r."planAttempts",
                first_attempt_at = coalesce(d.first_attempt_at, r.at),
                last_attempt_at = r.at,
                last_outcome = r.outcome,
                last_status = r.status,
                event_sequence = d.event_sequence + case r.state when 'EXHAUSTED' then 1 else 0 end,
                version = d.version + 1,
                dispatcher = null
            from result r, message m
            where d.id = r.id and m.id = d.message_id and d.state in ('PENDING', 'RETRYING')
              and (d.dispatcher = ? or r.state = 'DELIVERED')
            returning d.id, d.state, d.endpoint_id, d.tenant_id, d.message_id, m.type, d.attempts, d.first_attempt_at,
                d.last_attempt_at, d.last_outcome, d.last_status, d.event_sequence
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    DeliveryQueue(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A dispatcher shows that it lives; by the database's clock, the one that all dispatchers share. */
    void beat(UUID dispatcher, Duration lease) throws SQLException {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into dispatcher (id, alive_until) values (?, now() + ? * interval '1 millisecond')
                        on conflict (id) do update set alive_until = excluded.alive_until
                        """)) {
            upsert.setObject(1, dispatcher);
            upsert.setLong(2, lease.toMillis());
            upsert.executeUpdate();
        }
    }

    /** A dispatcher takes its leave, and with it go those that fell silent long ago. */
    void leave(UUID dispatcher) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(
                        "delete from dispatcher where id = ? or alive_until < now() - interval '1 day'")) {
            delete.setObject(1, dispatcher);
            delete.executeUpdate();
        }
    }

    /** @param busy attempts under way by endpoint */
    List<Claim> claim(UUID dispatcher, Instant now, int free, int perEndpoint, Map<UUID, Integer> busy)
            throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(CLAIM)) {
            var endpoints = new ArrayList<>(busy.keySet());
            update.setInt(1, perEndpoint);
            update.setArray(2, connection.createArrayOf("uuid", endpoints.toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", endpoints.stream().map(busy::get).toArray()));
            update.setObject(4, now.atOffset(ZoneOffset.UTC));
            update.setInt(5, free);
            update.setObject(6, dispatcher);
            try (var rows = update.executeQuery()) {
                var claims = new ArrayList<Claim>();
                while (rows.next()) {
                    claims.add(claim(rows));
                }
                return claims;
            }
        }
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class),
                row.getString(9),
                Payload.valueOf(row.getString(10)),
                row.getBytes(11),
                row.getBytes(12),
                row.getBytes(13),
                instant(row, 14));
    }

    /** A delivery as a result left it. */
    record Written(
            UUID id,
            DeliveryState state,
            UUID endpointId,
            UUID tenantId,
            UUID messageId,
            String eventType,
            int attempts,
            Instant firstAttemptAt,
            Instant lastAttemptAt,
            String outcome,
            @Nullable Integer status,
            long eventSequence) {}

    /** @return those that it changed: not what is done, or belongs to another dispatcher, by now */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Written> write(UUID dispatcher, List<Result> results) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(WRITE)) {
            update.setString(1, json.writeValueAsString(results));
            update.setObject(2, dispatcher);
            try (var rows = update.executeQuery()) {
                var written = new ArrayList<Written>();
                while (rows.next()) {
                    written.add(written(rows));
                }
                return written;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Written written(ResultSet row) throws SQLException {
        return new Written(
                row.getObject(1, UUID.class),
                DeliveryState.valueOf(row.getString(2)),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getInt(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10),
                row.getObject(11, Integer.class),
                row.getLong(12));
    }

    /** A result that cannot be stored must not keep its delivery for ever. */
    void putBack(UUID delivery, Instant dueAt) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update delivery set dispatcher = null, due_at = ? where id = ? and due_at is not null
                        """)) {
            update.setObject(1, dueAt.atOffset(ZoneOffset.UTC));
            update.setObject(2, delivery);
            update.executeUpdate();
        }
    }

    @Transactional
    Optional<Instant> nextDueAt() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select min(d.due_at) from delivery d where d.due_at is not null and " + NOT_BLOCKED);
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
