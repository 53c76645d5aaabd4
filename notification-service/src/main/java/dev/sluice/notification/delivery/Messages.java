package dev.sluice.notification.delivery;

import dev.sluice.notification.catalogue.EventTypes;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Events as receivers get them, each kept once, and for whom they are. */
@ApplicationScoped
public class Messages {

    /**
     * Advisory lock of whoever offers something to an endpoint of strict order, until it commits: places become visible in
     * their order, whatever topics the events come from.
     */
    private static final long STRICT_INTAKE = 0x5354_5249_4354L;

    private final AgroalDataSource database;
    private final Clock realTime;
    private final Dispatcher dispatcher;

    Messages(AgroalDataSource database, Clock realTime, Dispatcher dispatcher) {
        this.database = database;
        this.realTime = realTime;
        this.dispatcher = dispatcher;
    }

    /**
     * Keeps a message and a delivery for every endpoint that wants it and may have it; a message that is kept already
     * changes nothing. Never waits for a receiver.
     *
     * @return how many endpoints will hear of it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int offer(NewMessage message, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with known as (
                            insert into known_message (id, known_on)
                            select id, day_of_event(id) from (select ?::uuid as id) as event
                            on conflict do nothing returning id),
                        offered as (
                            insert into message (id, type, subject, customer_tenant_id, audience, body, taken_at,
                                except_endpoint, accepted_at)
                            select id, ?, ?, ?::uuid, ?, ?, ?::timestamptz, ?::uuid, ?::timestamptz from known
                            returning *),
                        seen as (
                            insert into message_party (tenant_id, position, taken_on, message_id, type, subject,
                                customer_tenant_id, except_endpoint, accepted_at)
                            select tenant, position, taken_on, id, type, subject, customer_tenant_id, except_endpoint, accepted_at
                            from offered cross join unnest(audience) as tenant),
                        wanted as materialized (
                            select e.id, e.tenant_id, e.delivery_order, o.id as message_id, o.taken_on, o.subject, o.accepted_at
                            from offered o join webhook_endpoint e on e.tenant_id = any (o.audience)
                            where e.state = 'ENABLED'
                              and e.event_types && ?
                              and (cardinality(e.customer_tenant_ids) = 0
                                or o.customer_tenant_id = any (e.customer_tenant_ids))
                              and e.id is distinct from o.except_endpoint),
                        strict as materialized (
                            select pg_advisory_xact_lock(%d) from (
                                select from wanted where delivery_order = 'STRICT' limit 1) as any_strict)
                        insert into delivery (endpoint_id, message_id, taken_on, tenant_id, order_key, created_at, state_since,
                            due_at)
                        select w.id, w.message_id, w.taken_on, w.tenant_id, order_key(w.delivery_order, w.subject),
                            w.accepted_at, w.accepted_at, w.accepted_at
                        from (select count(*) from strict) as in_turn cross join wanted w
                        returning endpoint_id
                        """.formatted(STRICT_INTAKE))) {
            bind(connection, insert, message, now);
            insert.setArray(10, texts(connection, message.type()));
            var endpoints = endpoints(insert);
            if (!endpoints.isEmpty()) {
                dispatcher.wakeAfterCommit(endpoints);
            }
            return endpoints.size();
        } catch (SQLException e) {
            throw new IllegalStateException("a message cannot be kept", e);
        }
    }

    /** Keeps a message for one endpoint alone, verified or not. */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID offerTest(NewMessage message, UUID endpoint, UUID tenant, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with offered as (
                            insert into message (id, type, subject, customer_tenant_id, audience, body, taken_at,
                                except_endpoint, accepted_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning *)
                        insert into delivery (endpoint_id, message_id, taken_on, tenant_id, test, created_at, state_since, due_at)
                        select ?, id, taken_on, ?, true, accepted_at, accepted_at, accepted_at from offered
                        returning id
                        """)) {
            bind(connection, insert, message, now);
            insert.setObject(10, endpoint);
            insert.setObject(11, tenant);
            try (var row = insert.executeQuery()) {
                row.next();
                dispatcher.wakeAfterCommit(List.of(endpoint));
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a test cannot be kept", e);
        }
    }

    private static List<UUID> endpoints(PreparedStatement insert) throws SQLException {
        try (var row = insert.executeQuery()) {
            var endpoints = new ArrayList<UUID>();
            while (row.next()) {
                endpoints.add(row.getObject(1, UUID.class));
            }
            return endpoints;
        }
    }

    private void bind(Connection connection, PreparedStatement insert, NewMessage message, Instant now)
            throws SQLException {
        insert.setObject(1, message.id());
        insert.setString(2, message.type());
        insert.setString(3, message.subject());
        insert.setObject(4, message.customerTenantId());
        insert.setArray(5, connection.createArrayOf("uuid", message.audience().toArray()));
        insert.setString(6, message.body());
        insert.setObject(7, realTime.instant().atOffset(ZoneOffset.UTC));
        insert.setObject(8, message.exceptEndpoint());
        insert.setObject(9, now.atOffset(ZoneOffset.UTC));
    }

    private static Array texts(Connection connection, String type) throws SQLException {
        return connection.createArrayOf("text", EventTypes.patternsOf(type).toArray());
    }
}
