package dev.sluice.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries as attempts left them: many written in one statement. */
@ApplicationScoped
class DeliveryResults {

    /**
     * Only the dispatcher that still owns a delivery may say that it failed, and of no attempt but the one that it owns it for;
     * that it succeeded is true whoever says so.
     *
     * <p>{@code kept}: their endpoints first, in the order of their ids, as whoever changes an endpoint and its deliveries does.
     */
    private static final String WRITE = """
            with result as materialized (
                select * from json_to_recordset(?::json) as r (
                    id uuid, "endpointId" uuid, state text, "dueAt" timestamptz, number int, "planAttempts" int, at timestamptz,
                    "startedAt" timestamptz, outcome text, status int, address text, "untilAddressMicros" bigint,
                    "untilHeadMicros" bigint, "totalMicros" bigint, "responseHead" text, failure text)),
            kept as materialized (
                select from webhook_endpoint w where w.id in (select "endpointId" from result) order by w.id for share),
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
            from result r
            where (select count(*) from kept) > 0 and d.id = r.id and d.state in ('PENDING', 'RETRYING')
              and (d.dispatcher = ? and d.attempts < r.number or r.state = 'DELIVERED')
            returning d.id, d.state, d.endpoint_id, d.tenant_id, d.message_id,
                case d.state when 'EXHAUSTED' then (
                    select m.type from message m where m.id = d.message_id and m.taken_on = d.taken_on) else '' end,
                d.attempts, d.first_attempt_at, d.last_attempt_at, d.last_outcome, d.last_status, d.event_sequence,
                exists (select 1 from endpoint_health h where h.endpoint_id = d.endpoint_id and (h.failures > 0
                    or h.failing_since is not null or h.announced_since is not null or h.open_until is not null
                    or h.slots is not null))
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    DeliveryResults(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A delivery as a result left it.
     *
     * @param eventType where it is exhausted
     * @param doubtful its endpoint did not do well so far
     */
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
            long eventSequence,
            boolean doubtful) {}

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
                row.getLong(12),
                row.getBoolean(13));
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
}
