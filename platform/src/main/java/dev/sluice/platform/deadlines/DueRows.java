package dev.sluice.platform.deadlines;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deadlines by when they fall due, for those who announce them. */
@ApplicationScoped
class DueRows {

    private final AgroalDataSource database;

    DueRows(AgroalDataSource database) {
        this.database = database;
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

    /** Those that wait longest first; of the same instant those of one type together. */
    @Transactional
    List<DueAggregate> aggregates(Instant now, int limit, List<UUID> without) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select aggregate_type, aggregate_id from
                            (select aggregate_type, aggregate_id, due_at from platform.deadline
                             where due_at <= ? and aggregate_id <> all (?) order by due_at limit ?) as due
                        group by aggregate_type, aggregate_id order by min(due_at), aggregate_type
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

    /** Takes the due rows of aggregates out of the table, oldest first; they return if the transaction does not commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<UUID, List<Deadline>> take(String type, Collection<UUID> aggregates, Instant now) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        with taken as (
                            delete from platform.deadline
                            where aggregate_type = ? and aggregate_id = any (?) and due_at <= ? returning *)
                        select aggregate_type, aggregate_id, kind, key, due_at, who, tenants from taken order by due_at, id
                        """)) {
            delete.setString(1, type);
            delete.setArray(2, connection.createArrayOf("uuid", aggregates.toArray()));
            delete.setObject(3, now.atOffset(ZoneOffset.UTC));
            return rows(delete.executeQuery()).stream()
                    .collect(Collectors.groupingBy(Deadline::aggregateId, LinkedHashMap::new, Collectors.toList()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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
