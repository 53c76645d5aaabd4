package dev.sluice.benchmarks.environment;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database is, and who may use it. */
public record Database(String url, String username, String password) {

    public Connection connect() throws SQLException {
        return connect("");
    }

    /** With settings of the server for this connection alone, as {@code -c name=value}. */
    public Connection connect(String options) throws SQLException {
        var properties = new Properties();
        properties.put("user", username);
        properties.put("password", password);
        properties.put("reWriteBatchedInserts", "true");
        properties.put("options", options);
        return DriverManager.getConnection(url, properties);
    }
}
