package dev.sluice.benchmarks.webhooks;

import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.comparison.Trial;
import dev.sluice.benchmarks.environment.CpuTime;
import dev.sluice.benchmarks.environment.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What any durable delivery has to do and nothing else: insert message and delivery, post, note the result; all in batches. */
record Floor(Database database, Client client, Hooks hooks, Feed feed, int events) implements Trial {

    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Something to be posted. */
    private record Post(UUID delivery, Event event) {}

    static void createTables(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create schema floor;
                    create table floor.message (id uuid primary key, body text not null);
                    create table floor.delivery (
                        id uuid primary key, message_id uuid not null, url text not null, state text not null, status int);
                    """);
        }
    }

    @Override
    public Reading measure() throws Exception {
        var arrivals = new Arrivals(feed.newRun(), events);
        hooks.tell(arrivals);
        var posts = new LinkedBlockingQueue<Post>();
        var answered = new LinkedBlockingQueue<UUID>();
        var cpu = CpuTime.now();
        var start = System.nanoTime();
        try (var workers = Executors.newFixedThreadPool(2)) {
            var posting = workers.submit(() -> post(posts, answered));
            var noting = workers.submit(() -> note(answered));
            insert(arrivals.run(), posts);
            posting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            noting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        var nanos = System.nanoTime() - start;
        var used = CpuTime.now().secondsSince(cpu);
        arrivals.requireEachOnce();
        return new Reading(events * 1e9 / nanos, used * 1_000 / events);
    }

    private void insert(int run, BlockingQueue<Post> posts) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int first = 0; first < events; first += BATCH) {
                posts.addAll(insert(connection, run, first, Math.min(events, first + BATCH)));
            }
        }
    }

    private List<Post> insert(Connection connection, int run, int first, int end) throws SQLException {
        var batch = new ArrayList<Post>();
        try (var message = connection.prepareStatement("insert into floor.message (id, body) values (?, ?)");
                var delivery = connection.prepareStatement(
                        "insert into floor.delivery (id, message_id, url, state) values (?, ?, ?, 'PENDING')")) {
            for (int number = first; number < end; number++) {
                var event = new Event(run, number);
                var id = UUID.randomUUID();
                message.setObject(1, id);
                message.setString(2, event.data());
                message.addBatch();
                delivery.setObject(1, id);
                delivery.setObject(2, id);
                delivery.setString(3, hooks.url(number));
                delivery.addBatch();
                batch.add(new Post(id, event));
            }
            message.executeBatch();
            delivery.executeBatch();
        }
        connection.commit();
        return batch;
    }

    private boolean post(BlockingQueue<Post> posts, BlockingQueue<UUID> answered) throws InterruptedException {
        for (int i = 0; i < events; i++) {
            var post = posts.take();
            client.post(post.event(), () -> answered.add(post.delivery()));
        }
        return true;
    }

    private boolean note(BlockingQueue<UUID> answered) throws SQLException, InterruptedException {
        try (var connection = database.connect();
                var update = connection.prepareStatement(
                        "update floor.delivery set state = 'DELIVERED', status = 204 where id = any (?)")) {
            for (int noted = 0; noted < events; ) {
                var batch = new ArrayList<>(List.of(answered.take()));
                answered.drainTo(batch, BATCH - 1);
                update.setArray(1, connection.createArrayOf("uuid", batch.toArray()));
                noted += update.executeUpdate();
            }
            return true;
        }
    }
}
