package dev.sluice.platform.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement with its parameters, in the current transaction where there is one. Instants are written as
 * {@code timestamptz}, constants by their names, collections as {@code text[]} or {@code uuid[]}, everything else as the driver
 * takes it.
 */
@ApplicationScoped
public class Sql {

    /** Makes a value of the row that a result stands at. */
    @FunctionalInterface
    public interface Row<T> {

        T of(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource database;
    private final Together together;

    Sql(AgroalDataSource database, Together together) {
        this.database = database;
        this.together = together;
    }

    /** A change whose outcome nobody asks for: with the others of its text where many are done {@link Together}. */
    public void write(String text, @Nullable Object... parameters) {
        if (together.isGathering()) {
            together.write(text, Collections.singletonList(parameters), rows -> writeAll(text, rows));
        } else {
            run(text, parameters);
        }
    }

    private void writeAll(String text, List<@Nullable Object[]> rows) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(text)) {
            for (var row : rows) {
                bind(connection, statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("not carried out: " + e.getMessage(), e);
        }
    }

    /** How many rows it changed. */
    public int run(String text, @Nullable Object... parameters) {
        sendWhatWaits();
        try (var connection = database.getConnection();
                var statement = prepared(connection, text, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("not carried out: " + e.getMessage(), e);
        }
    }

    public <T> List<T> list(Row<T> row, String text, @Nullable Object... parameters) {
        sendWhatWaits();
        try (var connection = database.getConnection();
                var statement = prepared(connection, text, parameters);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("not read: " + e.getMessage(), e);
        }
    }

    public <T> Optional<T> first(Row<T> row, String text, @Nullable Object... parameters) {
        return list(row, text, parameters).stream().findFirst();
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static PreparedStatement prepared(Connection connection, String text, @Nullable Object[] parameters)
            throws SQLException {
        var statement = connection.prepareStatement(text);
        bind(connection, statement, parameters);
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, sqlValue(connection, parameters[i]));
        }
    }

    private void sendWhatWaits() {
        if (together.hasWaiting()) {
            together.send();
        }
    }

    private static @Nullable Object sqlValue(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case Collection<?> many -> array(connection, many);
            case null, default -> value;
        };
    }

    private static Array array(Connection connection, Collection<?> many) throws SQLException {
        var type = many.stream().anyMatch(UUID.class::isInstance) ? "uuid" : "text";
        var elements = many.stream()
                .map(element -> element instanceof Enum<?> constant ? constant.name() : element)
                .toArray();
        return connection.createArrayOf(type, elements);
    }
}
