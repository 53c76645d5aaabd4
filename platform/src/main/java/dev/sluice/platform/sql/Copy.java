package dev.sluice.platform.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes many rows of a table at once, in the current transaction where there is one. */
@ApplicationScoped
public class Copy {

    private final AgroalDataSource database;

    Copy(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Rows as PostgreSQL reads them from {@code COPY ... FROM STDIN}.
     *
     * @param table with its columns in parentheses
     * @param rows their values in that order; all of them are in memory
     */
    public void into(String table, Stream<@Nullable Object[]> rows) {
        var text = new StringBuilder();
        rows.forEach(row -> append(text, row));
        try (var connection = database.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s from stdin".formatted(table), new StringReader(text.toString()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("not copied: " + e.getMessage(), e);
        }
    }

    private static void append(StringBuilder text, @Nullable Object[] row) {
        for (var i = 0; i < row.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            append(text, row[i]);
        }
        text.append('\n');
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        var plain = value.toString();
        for (var i = 0; i < plain.length(); i++) {
            var character = plain.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(character);
            }
        }
    }
}
