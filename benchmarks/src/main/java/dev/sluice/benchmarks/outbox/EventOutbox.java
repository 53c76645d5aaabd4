package dev.sluice.benchmarks.outbox;

import java.sql.SQLException;
import java.util.List;

/** A way to get events from the database to the broker. */
interface EventOutbox extends AutoCloseable {

    /** Begins to relay, and goes on until it is closed. */
    void start() throws SQLException;

    /** Writes them all in one transaction; says when that is committed, before anybody is woken. */
    void write(List<Payload> events, Runnable onceCommitted) throws SQLException;

    /** The table in which events wait. */
    String table();

    @Override
    void close() throws SQLException;
}
