package dev.sluice.stack.testing;

import java.sql.Connection;
import java.sql.SQLException;

/** Many rows of every kind that lists are made of, nearly all of them of the same parties. */
public abstract class Volume {

    private final Connection connection;
    private int first;
    private int next;

    /** @param connection commits by itself */
    protected Volume(Connection connection) {
        this.connection = connection;
    }

    /** Of each kind, in all. */
    final void growTo(int wanted) throws SQLException {
        first = next;
        next = wanted;
        grow();
        run("vacuum analyze");
    }

    /** Of each kind the rows of the numbers {@code n} that are missing. */
    protected abstract void grow() throws SQLException;

    /** The numbers {@code n} that are missing, as what is selected from. */
    protected final String numbers() {
        return "generate_series(%d, %d) as n".formatted(first, next - 1);
    }

    /** @param values of number {@code n} */
    protected final void insert(String table, String values, String columns) throws SQLException {
        run("insert into %s (%s) select %s from %s".formatted(table, columns, values, numbers()));
    }

    /** The id of number {@code n} of a kind. */
    protected static String id(int kind) {
        return "('bbbbbb%02d-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid".formatted(kind);
    }

    protected final void run(String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
