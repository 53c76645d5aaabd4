package dev.sluice.benchmarks.commands;

import dev.sluice.benchmarks.commands.WrittenRows.Row;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what one command wrote: the rows of the transaction that wrote what it made. */
public final class RowsOfCommand {

    /** Version 7: made by the command. Those of parties are of version 4. */
    private static final Pattern MADE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final Connection connection;
    private final String anchor;
    private final UUID id;
    private final Map<String, String> known;
    private final Map<String, String> made = new LinkedHashMap<>();

    /**
     * @param anchor the table of what it made
     * @param id of what it made
     * @param known by the words that stand for them
     */
    public RowsOfCommand(Connection connection, String anchor, UUID id, Map<String, String> known) {
        this.connection = connection;
        this.anchor = anchor;
        this.id = id;
        this.known = known;
    }

    public WrittenRows find() throws SQLException {
        var rows = new ArrayList<Row>();
        for (var table : tables()) {
            rows.addAll(rows(table));
        }
        return new WrittenRows(List.copyOf(rows));
    }

    /** What it made first: others refer to it. */
    private List<String> tables() throws SQLException {
        return Tables.of(connection).stream()
                .sorted((one, other) -> Boolean.compare(other.equals(anchor), one.equals(anchor)))
                .toList();
    }

    private List<Row> rows(String table) throws SQLException {
        var types = columns(table);
        var chosen = types.entrySet().stream()
                .map(column -> column.getValue().equals("bytea")
                        ? "encode(%s, 'hex')".formatted(column.getKey())
                        : "%s::text".formatted(column.getKey()))
                .collect(Collectors.joining(", "));
        var rows = new ArrayList<Row>();
        try (var select = connection.prepareStatement(
                "select %s from %s where xmin = (select xmin from %s where id = ?)".formatted(chosen, table, anchor))) {
            select.setObject(1, id);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    var values = new ArrayList<@Nullable String>();
                    for (int i = 1; i <= types.size(); i++) {
                        values.add(found.getString(i));
                    }
                    rows.add(row(table, types, values));
                }
            }
        }
        return rows;
    }

    private Row row(String table, Map<String, String> types, List<@Nullable String> values) {
        var places = new ArrayList<String>();
        var kept = new ArrayList<@Nullable String>();
        var value = values.iterator();
        types.forEach((_, type) -> {
            var text = value.next();
            if (type.equals("bytea")) {
                var words = text == null ? null : words(text);
                places.add(words == null ? "decode(?, 'hex')" : "convert_to(?, 'UTF8')");
                kept.add(words == null ? text : placed(words));
            } else {
                places.add("?::" + type);
                kept.add(text == null ? null : placed(text));
            }
        });
        var insert = "insert into %s (%s) values (%s)"
                .formatted(table, String.join(", ", types.keySet()), String.join(", ", places));
        return new Row(table, insert, kept);
    }

    private static @Nullable String words(String hexadecimal) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(HexFormat.of().parseHex(hexadecimal)))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private String placed(String text) {
        var named = text;
        for (var each : known.entrySet()) {
            named = named.replace(each.getKey(), "${" + each.getValue() + "}");
        }
        return MADE.matcher(named)
                .replaceAll(id -> "\\${" + made.computeIfAbsent(id.group(), _ -> "made" + made.size()) + "}");
    }

    private Map<String, String> columns(String table) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        try (var select = connection.prepareStatement("""
                select quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
                order by attnum
                """)) {
            select.setString(1, table);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    columns.put(found.getString(1), found.getString(2));
                }
            }
        }
        return columns;
    }
}
