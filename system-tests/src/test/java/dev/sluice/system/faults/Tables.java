package dev.sluice.system.faults;

import dev.sluice.stack.services.Service;
import dev.sluice.system.Suite;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables of the services, as text. */
record Tables(Suite suite) {

    List<List<String>> rows(Service service, String query) throws SQLException {
        try (var connection = suite.database(service);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var columns = result.getMetaData().getColumnCount();
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(List.copyOf(row));
            }
            return List.copyOf(rows);
        }
    }
}
