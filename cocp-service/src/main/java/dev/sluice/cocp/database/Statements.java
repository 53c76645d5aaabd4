package dev.sluice.cocp.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs SQL in the current transaction; instants, enums and collections are passed as they are. */
@ApplicationScoped
public class Statements {

    private final AgroalDataSource database;

    Statements(AgroalDataSource database) {
        this.database = database;
    }

    public <T> List<T> query(String sql, Function<Row, T> read, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            bind(select, parameters);
            try (var result = select.executeQuery()) {
                var rows = new ArrayList<T>();
                var row = new Row(result);
                while (result.next()) {
                    rows.add(read.apply(row));
                }
                return List.copyOf(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> Optional<T> first(String sql, Function<Row, T> read, @Nullable Object... parameters) {
        return query(sql, read, parameters).stream().findFirst();
    }

    /** Returns how many rows it concerned. */
    public int update(String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            bind(update, parameters);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case Instant instant -> statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(place, constant.name());
            case Collection<?> many -> {
                var type = many.stream().anyMatch(UUID.class::isInstance) ? "uuid" : "text";
                var elements = many.stream().map(Statements::plain).toArray();
                statement.setArray(place, statement.getConnection().createArrayOf(type, elements));
            }
            case null -> statement.setObject(place, null);
            default -> statement.setObject(place, value);
        }
    }

    private static Object plain(Object element) {
        return element instanceof Enum<?> constant ? constant.name() : element;
    }
}
