package dev.sluice.system.faults;

import dev.sluice.stack.Root;
import dev.sluice.stack.postgres.Database;
import dev.sluice.stack.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The database of cocp-service on a server that was restored.
 *
 * @param login the same there as on the first server
 */
record RestoredDatabase(PostgresServer server, Database login) {

    private static final String SEQUENCES = "deploy/kubernetes/recovery/cocp-sequences.sql";

    /** What points the service at it. */
    Map<String, String> settings() {
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL", url());
    }

    void raiseSequences() throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(Root.find().resolve(SEQUENCES)));
        }
    }

    /** Their tenants. */
    List<String> customers() throws SQLException {
        var tenants = new ArrayList<String>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select tenant_id::text from customer")) {
            while (row.next()) {
                tenants.add(row.getString(1));
            }
        }
        return List.copyOf(tenants);
    }

    void close() throws IOException {
        server.close();
    }

    private String url() {
        return server.address() + "/" + login.name();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), login.username(), login.password());
    }
}
