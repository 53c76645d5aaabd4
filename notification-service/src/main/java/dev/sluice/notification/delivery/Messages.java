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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events as receivers get them, each kept once, and for whom they are. */
@ApplicationScoped
public class Messages {

    private final AgroalDataSource database;
    private final Clock realTime;
    private final Dispatcher dispatcher;

    Messages(AgroalDataSource database, Clock realTime, Dispatcher dispatcher) {
        this.database = database;
        this.realTime = realTime;
        this.dispatcher = dispatcher;
    }

    /**
     * Keeps messages, and for each a delivery for every endpoint that wants it and may have it, in one statement; a message
     * that is kept already changes nothing. Never waits for a receiver.
     *
     * @return ids of those that are new
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> offer(Collection<NewMessage> messages, Instant now) {
        var once = new LinkedHashMap<UUID, NewMessage>();
        messages.forEach(message -> once.putIfAbsent(message.id(), message));
        if (once.isEmpty()) {
            return new HashSet<>();
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(OfferStatement.SQL)) {
            bind(connection, insert, List.copyOf(once.values()), now);
            return offered(insert);
        } catch (SQLException e) {
            throw new IllegalStateException("messages cannot be kept", e);
        }
    }

    private Set<UUID> offered(PreparedStatement insert) throws SQLException {
        var messages = new HashSet<UUID>();
        var endpoints = new LinkedHashSet<UUID>();
        try (var row = insert.executeQuery()) {
            while (row.next()) {
                messages.add(row.getObject(1, UUID.class));
                if (row.getObject(2) != null) {
                    endpoints.add(row.getObject(2, UUID.class));
                }
            }
        }
        if (!endpoints.isEmpty()) {
            dispatcher.wakeAfterCommit(endpoints);
        }
        return messages;
    }

    private void bind(Connection connection, PreparedStatement insert, List<NewMessage> messages, Instant now)
            throws SQLException {
        insert.setArray(1, ids(connection, messages, NewMessage::id));
        insert.setArray(2, texts(connection, messages, NewMessage::type));
        insert.setArray(3, texts(connection, messages, NewMessage::subject));
        insert.setArray(4, ids(connection, messages, NewMessage::customerTenantId));
        insert.setArray(5, texts(connection, messages, message -> nested(message.audience())));
        insert.setArray(6, texts(connection, messages, NewMessage::body));
        insert.setArray(7, ids(connection, messages, NewMessage::exceptEndpoint));
        insert.setArray(8, texts(connection, messages, message -> nested(EventTypes.patternsOf(message.type()))));
        insert.setObject(9, realTime.instant().atOffset(ZoneOffset.UTC));
        insert.setObject(10, now.atOffset(ZoneOffset.UTC));
    }

    private static Array ids(
            Connection connection, List<NewMessage> messages, Function<NewMessage, @Nullable UUID> part)
            throws SQLException {
        return connection.createArrayOf("uuid", messages.stream().map(part).toArray());
    }

    /** An array of strings is sent as it is; one of objects is written and read again, character by character. */
    private static Array texts(Connection connection, List<NewMessage> messages, Function<NewMessage, String> part)
            throws SQLException {
        return connection.createArrayOf("text", messages.stream().map(part).toArray(String[]::new));
    }

    /** An array within an array, whose lengths may differ, as text. */
    private static String nested(Collection<?> values) {
        return values.stream()
                .map(value -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
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
}
