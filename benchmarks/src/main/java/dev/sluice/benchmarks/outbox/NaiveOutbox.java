package dev.sluice.benchmarks.outbox;

import dev.sluice.benchmarks.environment.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What one writes first: lock some rows, send them, wait for the acknowledgements, delete the rows, commit. */
final class NaiveOutbox implements EventOutbox {

    private static final int CHUNK = 500;
    private static final long POLL_MILLIS = 200;
    // As our relay has it: a plan made while the table was empty would otherwise sort all of it for each batch.
    private static final String BY_INDEX =
            "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off -c jit=off";

    private final int batch;
    private final Connection writing;
    private final Connection relaying;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Semaphore committed = new Semaphore(0);
    private volatile boolean running = true;
    private final Thread thread = Thread.ofPlatform().name("naive-relay").unstarted(this::relay);

    NaiveOutbox(Database database, String brokers, int batch) throws SQLException {
        this.batch = batch;
        writing = database.connect();
        writing.setAutoCommit(false);
        relaying = database.connect(BY_INDEX);
        relaying.setAutoCommit(false);
        producer = Producers.open(brokers);
    }

    static void createTable(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table naive_outbox (
                        id bigint generated always as identity primary key,
                        topic text not null,
                        record_key text not null,
                        headers text not null,
                        value bytea not null)
                    """);
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void write(List<Payload> events, Runnable onceCommitted) throws SQLException {
        try (var insert = writing.prepareStatement(
                "insert into naive_outbox (topic, record_key, headers, value) values (?, ?, ?, ?)")) {
            for (int i = 1; i <= events.size(); i++) {
                set(insert, events.get(i - 1));
                insert.addBatch();
                if (i % CHUNK == 0 || i == events.size()) {
                    insert.executeBatch();
                }
            }
        }
        writing.commit();
        onceCommitted.run();
        committed.release();
    }

    private static void set(PreparedStatement insert, Payload event) throws SQLException {
        insert.setString(1, Payload.TOPIC);
        insert.setString(2, event.subject());
        insert.setString(3, event.headers());
        insert.setBytes(4, event.value().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String table() {
        return "naive_outbox";
    }

    @Override
    public void close() throws SQLException {
        running = false;
        committed.release();
        Ending.of(thread::join);
        producer.close();
        writing.close();
        relaying.close();
    }

    private void relay() {
        try {
            while (running) {
                if (relayBatch() == 0) {
                    committed.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (SQLException | ExecutionException failure) {
            throw new IllegalStateException("the naive relay has ended", failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private int relayBatch() throws SQLException, ExecutionException, InterruptedException {
        var sent = new ArrayList<Long>(batch);
        var answers = new ArrayList<Future<RecordMetadata>>(batch);
        try (var select = relaying.prepareStatement("""
                        select id, topic, record_key, headers, value from naive_outbox
                        order by id limit ? for update skip locked
                        """);
                var delete = relaying.prepareStatement("delete from naive_outbox where id = any (?)")) {
            select.setInt(1, batch);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    sent.add(row.getLong(1));
                    answers.add(producer.send(
                            Producers.event(row.getString(2), row.getString(3), row.getString(4), row.getBytes(5))));
                }
            }
            for (var answer : answers) {
                answer.get();
            }
            if (!sent.isEmpty()) {
                delete.setArray(1, relaying.createArrayOf("bigint", sent.toArray()));
                delete.executeUpdate();
            }
            relaying.commit();
        }
        return sent.size();
    }
}
