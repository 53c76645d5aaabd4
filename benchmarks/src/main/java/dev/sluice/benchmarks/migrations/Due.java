package dev.sluice.benchmarks.migrations;

import dev.sluice.benchmarks.commands.Line;
import dev.sluice.benchmarks.environment.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Has everything carried out that was asked for, by the sandbox clock: it answers when nothing is due any more. */
final class Due implements AutoCloseable {

    private static final String ADVANCE = "/sandbox/clock/advance";

    private final String address;
    private final String operator;
    private final Connection connection;

    Due(String address, String operator, Database database) throws SQLException {
        this.address = address;
        this.operator = operator;
        this.connection = database.connect();
    }

    /** How many seconds it took. It fails unless all of them have completed. */
    double run() throws IOException, SQLException {
        try (var line = new Line(address)) {
            var begun = System.nanoTime();
            Stage.required(line.post(ADVANCE, operator, "{\"by\":\"PT1S\"}"), 200, "now");
            var seconds = (System.nanoTime() - begun) / 1e9;
            requireAll();
            return seconds;
        }
    }

    private void requireAll() throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from migration where state <> 'COMPLETED'");
                var found = select.executeQuery()) {
            found.next();
            if (found.getInt(1) != 0) {
                throw new IllegalStateException("%d migrations have not completed".formatted(found.getInt(1)));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
