package dev.sluice.platform.deadlines;

import dev.sluice.platform.clock.TimeOrderedId;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deadlines that have not been announced yet, as rows. */
@ApplicationScoped
public class Deadlines {

    private static final String COLUMNS = "aggregate_type, aggregate_id, kind, key, due_at, who, tenants";

    private static final String SET = """
            with kept as (
                insert into platform.deadline (id, aggregate_type, aggregate_id, kind, key, due_at, who, tenants)
                select id, aggregate_type, aggregate_id, kind, key, due_at, who, tenants::uuid[]
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
                    as given (id, aggregate_type, aggregate_id, kind, key, due_at, who, tenants)
                on conflict (aggregate_type, aggregate_id, kind, key) do update
                set due_at = excluded.due_at, who = excluded.who, tenants = excluded.tenants
                returning id, due_at, tenants),
            moved as (
                delete from platform.deadline_party p using kept
                where p.deadline_id = kept.id and (p.due_at <> kept.due_at or p.tenant_id <> all (kept.tenants)))
            insert into platform.deadline_party (tenant_id, due_at, deadline_id)
            select distinct unnest(tenants), due_at, id from kept
            on conflict do nothing
            """;

    private final AgroalDataSource database;

    Deadlines(AgroalDataSource database) {
        this.database = database;
    }

    /** Sets or moves deadlines; of one that is named twice the later counts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void set(List<Deadline> named) {
        var last = new LinkedHashMap<List<Object>, Deadline>();
        named.forEach(
                each -> last.put(List.of(each.aggregateType(), each.aggregateId(), each.kind(), each.key()), each));
        var deadlines = List.copyOf(last.values());
        if (deadlines.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(SET)) {
            array(upsert, 1, "uuid", deadlines, _ -> TimeOrderedId.next());
            array(upsert, 2, "text", deadlines, Deadline::aggregateType);
            array(upsert, 3, "uuid", deadlines, Deadline::aggregateId);
            array(upsert, 4, "text", deadlines, Deadline::kind);
            array(upsert, 5, "text", deadlines, Deadline::key);
            array(upsert, 6, "timestamptz", deadlines, Deadline::dueAt);
            array(upsert, 7, "text", deadlines, Deadline::who);
            array(upsert, 8, "text", deadlines, Deadlines::tenants);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deadlines cannot be set", e);
        }
    }

    private static void array(
            PreparedStatement upsert,
            int place,
            String type,
            List<Deadline> deadlines,
            Function<Deadline, Object> column)
            throws SQLException {
        var values = deadlines.stream().map(column).toArray();
        upsert.setArray(place, upsert.getConnection().createArrayOf(type, values));
    }

    /** As PostgreSQL writes an array: an array of arrays would have to be a rectangle. */
    private static String tenants(Deadline deadline) {
        return deadline.tenants().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** One more tenant is concerned from now on by what was set already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void concern(String aggregateType, UUID aggregateId, String kind, String key, UUID tenant) {
        try (var connection = database.getConnection();
                var widen = connection.prepareStatement("""
                        with widened as (
                            update platform.deadline set tenants = tenants || ?::uuid
                            where aggregate_type = ? and aggregate_id = ? and kind = ? and key = ? and ?::uuid <> all (tenants)
                            returning id, due_at)
                        insert into platform.deadline_party (tenant_id, due_at, deadline_id)
                        select ?::uuid, due_at, id from widened
                        """)) {
            widen.setObject(1, tenant);
            widen.setString(2, aggregateType);
            widen.setObject(3, aggregateId);
            widen.setString(4, kind);
            widen.setString(5, key);
            widen.setObject(6, tenant);
            widen.setObject(7, tenant);
            widen.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a deadline cannot be widened", e);
        }
    }

    /** Withdraws an aggregate's deadlines of these kinds; of all kinds when none is named. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(String aggregateType, UUID aggregateId, String... kinds) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from platform.deadline
                        where aggregate_type = ? and aggregate_id = ? and (cardinality(?) = 0 or kind = any (?))
                        """)) {
            var named = connection.createArrayOf("text", kinds);
            delete.setString(1, aggregateType);
            delete.setObject(2, aggregateId);
            delete.setArray(3, named);
            delete.setArray(4, named);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deadlines cannot be withdrawn", e);
        }
    }

    /** Withdraws those of these kinds that are about one thing of the aggregate. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdrawKey(String aggregateType, UUID aggregateId, String key, String... kinds) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from platform.deadline
                        where aggregate_type = ? and aggregate_id = ? and kind = any (?) and key = ?
                        """)) {
            delete.setString(1, aggregateType);
            delete.setObject(2, aggregateId);
            delete.setArray(3, connection.createArrayOf("text", kinds));
            delete.setString(4, key);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deadlines cannot be withdrawn", e);
        }
    }

    @Transactional
    Optional<Instant> earliest() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select min(due_at) from platform.deadline");
                var result = select.executeQuery()) {
            return result.next()
                    ? Optional.ofNullable(result.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which aggregate has something due. */
    record DueAggregate(String type, UUID id) {}

    @Transactional
    List<DueAggregate> dueAggregates(Instant now, int limit, List<UUID> without) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select aggregate_type, aggregate_id from
                            (select aggregate_type, aggregate_id, due_at from platform.deadline
                             where due_at <= ? and aggregate_id <> all (?) order by due_at limit ?) as due
                        group by aggregate_type, aggregate_id order by min(due_at)
                        """)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setArray(2, connection.createArrayOf("uuid", without.toArray()));
            select.setInt(3, limit);
            try (var result = select.executeQuery()) {
                var due = new ArrayList<DueAggregate>();
                while (result.next()) {
                    due.add(new DueAggregate(result.getString(1), result.getObject(2, UUID.class)));
                }
                return due;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the due rows of an aggregate out of the table; they return if the transaction does not commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Deadline> take(DueAggregate aggregate, Instant now) {
        try (var connection = database.getConnection()) {
            return take(connection, aggregate, now);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Deadline> take(Connection connection, DueAggregate aggregate, Instant now) throws SQLException {
        try (var delete = connection.prepareStatement("""
                with taken as (
                    delete from platform.deadline where aggregate_type = ? and aggregate_id = ? and due_at <= ? returning *)
                select %s from taken order by due_at, id
                """.formatted(COLUMNS))) {
            delete.setString(1, aggregate.type());
            delete.setObject(2, aggregate.id());
            delete.setObject(3, now.atOffset(ZoneOffset.UTC));
            return rows(delete.executeQuery());
        }
    }

    private static List<Deadline> rows(ResultSet result) throws SQLException {
        try (result) {
            var rows = new ArrayList<Deadline>();
            while (result.next()) {
                rows.add(new Deadline(
                        result.getString(1),
                        result.getObject(2, UUID.class),
                        result.getString(3),
                        result.getString(4),
                        result.getObject(5, OffsetDateTime.class).toInstant(),
                        result.getString(6),
                        tenants(result)));
            }
            return rows;
        }
    }

    private static Set<UUID> tenants(ResultSet result) throws SQLException {
        return Stream.of((UUID[]) result.getArray(7).getArray()).collect(Collectors.toUnmodifiableSet());
    }
}
