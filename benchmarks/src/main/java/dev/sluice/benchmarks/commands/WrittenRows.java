package dev.sluice.benchmarks.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All rows that one command wrote, to be written again for another one: whom and what it was about is replaced by name, and
 * every identifier that it made by a new one.
 */
public record WrittenRows(List<Row> rows) {

    /** Who is about to be written, in the place of who was. */
    public static final String CUSTOMER = "customer";

    public static final String LICENCE = "licence";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    /**
     * One row.
     *
     * @param insert with a parameter for each value
     * @param values as PostgreSQL writes them, with places as <code>${name}</code>
     */
    public record Row(String table, String insert, List<@Nullable String> values) {}

    public static WrittenRows read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), WrittenRows.class);
    }

    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /** By table. */
    public Map<String, Long> counts() {
        return rows.stream().collect(Collectors.groupingBy(Row::table, Collectors.counting()));
    }

    /** Everything in one call of the driver and one transaction; the connection does not commit by itself. */
    public void insert(Connection connection, Map<String, String> names) throws SQLException {
        var known = new HashMap<>(names);
        var text = rows.stream().map(Row::insert).collect(Collectors.joining(";\n"));
        try (var insert = connection.prepareStatement(text)) {
            var place = 0;
            for (var row : rows) {
                for (var value : row.values()) {
                    insert.setString(++place, value == null ? null : filled(value, known));
                }
            }
            insert.execute();
        }
        connection.commit();
    }

    private static String filled(String value, Map<String, String> names) {
        return value.indexOf("${") < 0
                ? value
                : PLACE.matcher(value)
                        .replaceAll(place -> names.computeIfAbsent(
                                place.group(1), _ -> UUID.randomUUID().toString()));
    }
}
