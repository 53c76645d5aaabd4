package dev.sluice.platform.deadlines;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.sql.Together;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets and withdraws deadlines that have not been announced yet. */
@ApplicationScoped
public class Deadlines {

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

    private static final String WITHDRAW = """
            delete from platform.deadline d
            using unnest(?::text[], ?::uuid[], ?::text[], ?::text[]) as given (aggregate_type, aggregate_id, kind, key)
            where d.aggregate_type = given.aggregate_type and d.aggregate_id = given.aggregate_id
                and (given.kind is null or d.kind = given.kind) and (given.key is null or d.key = given.key)
            """;

    private final AgroalDataSource database;
    private final Together together;

    Deadlines(AgroalDataSource database, Together together) {
        this.database = database;
        this.together = together;
    }

    /** Sets or moves deadlines; of one that is named twice the later counts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void set(List<Deadline> named) {
        named.forEach(each -> takeTurn(SET, each.aggregateId()));
        together.write(SET, named, this::setNow);
    }

    private void setNow(List<Deadline> named) {
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

    /** One more tenant is concerned from now on by what was set already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void concern(String aggregateType, UUID aggregateId, String kind, String key, UUID tenant) {
        together.send();
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

    /** What is withdrawn; {@code kind} and {@code key}: all where absent. */
    private record Withdrawn(
            String type,
            UUID id,
            @Nullable String kind,
            @Nullable String key) {}

    /** Withdraws an aggregate's deadlines of these kinds; of all kinds when none is named. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(String aggregateType, UUID aggregateId, String... kinds) {
        withdraw(
                kinds.length == 0
                        ? List.of(new Withdrawn(aggregateType, aggregateId, null, null))
                        : Stream.of(kinds)
                                .map(kind -> new Withdrawn(aggregateType, aggregateId, kind, null))
                                .toList());
    }

    /** Withdraws those of these kinds that are about one thing of the aggregate. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdrawKey(String aggregateType, UUID aggregateId, String key, String... kinds) {
        withdraw(Stream.of(kinds)
                .map(kind -> new Withdrawn(aggregateType, aggregateId, kind, key))
                .toList());
    }

    private void withdraw(List<Withdrawn> named) {
        named.forEach(each -> takeTurn(WITHDRAW, each.id()));
        together.write(WITHDRAW, named, this::withdrawNow);
    }

    /** What one and the same aggregate gets and loses while writes wait keeps its order. */
    private void takeTurn(String act, UUID aggregate) {
        var latest = together.once(Deadlines.class, HashMap<UUID, String>::new);
        if (!act.equals(latest.getOrDefault(aggregate, act))) {
            together.send();
            latest.clear();
        }
        latest.put(aggregate, act);
    }

    private void withdrawNow(List<Withdrawn> named) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(WITHDRAW)) {
            array(delete, 1, "text", named, Withdrawn::type);
            array(delete, 2, "uuid", named, Withdrawn::id);
            array(delete, 3, "text", named, Withdrawn::kind);
            array(delete, 4, "text", named, Withdrawn::key);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deadlines cannot be withdrawn", e);
        }
    }

    private static <T> void array(
            PreparedStatement statement, int place, String type, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        var values = rows.stream().map(column).toArray();
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }

    /** As PostgreSQL writes an array: an array of arrays would have to be a rectangle. */
    private static String tenants(Deadline deadline) {
        return deadline.tenants().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
