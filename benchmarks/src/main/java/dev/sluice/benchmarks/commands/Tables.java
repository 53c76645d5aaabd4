package dev.sluice.benchmarks.commands;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a service, its own and those of the shared mechanisms, and how many rows each has. */
final class Tables {

    private Tables() {}

    static List<String> of(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_schema in ('public', 'platform') and table_type = 'BASE TABLE'
                            and table_name <> 'flyway_schema_history'
                        order by 1
                        """);
                var found = select.executeQuery()) {
            var tables = new ArrayList<String>();
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        }
    }

    static Map<String, Long> counts(Connection connection) throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var table : of(connection)) {
            try (var select = connection.prepareStatement("select count(*) from " + table);
                    var found = select.executeQuery()) {
                found.next();
                counts.put(table, found.getLong(1));
            }
        }
        return counts;
    }

    /** What grew, and by how much. */
    static Map<String, Long> growth(Map<String, Long> before, Map<String, Long> after) {
        var growth = new TreeMap<String, Long>();
        after.forEach((table, count) -> {
            var more = count - before.getOrDefault(table, 0L);
            if (more != 0) {
                growth.put(table, more);
            }
        });
        return growth;
    }
}
