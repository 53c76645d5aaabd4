package dev.sluice.platform.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of a result, read by column name; {@code find...} where the column may be null. */
public final class Columns {

    private final ResultSet result;

    private Columns(ResultSet result) {
        this.result = result;
    }

    /** Reads rows by a function of their columns. */
    public static <T> Sql.Row<T> reading(Function<Columns, T> read) {
        return row -> read.apply(new Columns(row));
    }

    public String text(String column) {
        return present(findText(column), column);
    }

    public @Nullable String findText(String column) {
        return find(column, String.class);
    }

    public UUID uuid(String column) {
        return present(findUuid(column), column);
    }

    public @Nullable UUID findUuid(String column) {
        return find(column, UUID.class);
    }

    public Instant instant(String column) {
        return present(findInstant(column), column);
    }

    public @Nullable Instant findInstant(String column) {
        var time = find(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public @Nullable LocalDate findDay(String column) {
        return find(column, LocalDate.class);
    }

    public long number(String column) {
        try {
            return result.getLong(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public @Nullable Boolean findFlag(String column) {
        return find(column, Boolean.class);
    }

    public boolean flag(String column) {
        return present(find(column, Boolean.class), column);
    }

    public List<String> texts(String column) {
        return Stream.of((String[]) array(column)).toList();
    }

    public List<UUID> uuids(String column) {
        return Stream.of((UUID[]) array(column)).toList();
    }

    private Object array(String column) {
        try {
            return present(find(column, Array.class), column).getArray();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> @Nullable T find(String column, Class<T> type) {
        try {
            return result.getObject(column, type);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T present(@Nullable T value, String column) {
        return Objects.requireNonNull(value, column);
    }
}
