package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("Several dispatchers")
class DispatchersTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final int MANY = 100;

    @Inject
    Parts parts;

    @Inject
    Offers offers;

    @Inject
    Lease lease;

    @Inject
    ResultDesk results;

    @Inject
    BusinessClock clock;

    @Inject
    AgroalDataSource database;

    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void send_each_delivery_once_between_them() throws Exception {
        var endpoint = UUID.fromString(owner.hears(receiver, "*").getString("id"));
        var replica = new Replica(parts, Parts.config(Map.of())).start();

        insertDeliveries(endpoint, null);

        await().atMost(SOON).untilAsserted(() -> assertThat(open(endpoint)).isZero());
        assertThat(receiver.posts()).hasSize(MANY);
        assertThat(receiver.posts().stream()
                        .map(post -> post.header("webhook-id"))
                        .distinct())
                .hasSize(MANY);
        replica.stop();
    }

    @Test
    void end_what_they_began_when_they_are_stopped_and_nobody_does_it_twice() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        receiver.behaving((exchange, received) -> {
            Receiver.awaits(mayAnswer);
            Receiver.status(204).answer(exchange, received);
        });
        var endpoint = owner.hears(receiver, "*").getString("id");
        parts.restOwn();
        var leaving = new Replica(parts, Parts.config(Map.of())).start();
        offers.offer(owner.tenant(), List.of(new Offers.Told("s", 1)));
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.posts()).hasSize(1));
        parts.resumeOwn();

        var stopping = Thread.ofPlatform().start(() -> {
            try {
                leaving.stop();
            } catch (InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(SOON).until(() -> isIn(stopping, "awaitInFlight"));
        mayAnswer.countDown();
        stopping.join();

        assertThat(offers.count(endpoint, "state = 'DELIVERED'")).isOne();
        assertThat(receiver.posts()).hasSize(1);
    }

    @Test
    void ask_the_database_at_most_twice_for_a_delivery() throws Exception {
        var endpoint = owner.hears(receiver, "*").getString("id");
        parts.restOwn();
        var statements = new Statements(parts.database);
        var replica = new CountedReplica(parts, statements);
        replica.start();
        var messages = 500;
        for (int i = 0; i < messages; i += 50) {
            replica.offer(offers, owner.tenant(), i, i + 50);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());
        replica.stop();
        parts.resumeOwn();

        System.out.printf("statements: %d for %d deliveries %s%n", statements.all(), messages, statements);
        assertThat(statements.all()).as("counted at all").isGreaterThan(messages / 50);
        assertThat(statements.all()).isLessThanOrEqualTo(2 * messages);
    }

    private static boolean isIn(Thread thread, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    @Test
    void take_over_what_a_dead_one_had_claimed_and_not_before_its_lease_is_over() throws Exception {
        var endpoint = UUID.fromString(owner.hears(receiver, "*").getString("id"));
        var killed = TimeOrderedId.next();
        lease.beat(killed, Duration.ofSeconds(3));
        insertDeliveries(endpoint, killed);

        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(receiver.posts()).isEmpty());

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(open(endpoint)).isZero());
        assertThat(receiver.posts()).hasSize(MANY);
    }

    @Test
    void believe_a_late_success_but_not_a_late_failure_of_one_that_lost_its_claim() throws Exception {
        var endpoint = UUID.fromString(owner.creates(Map.of("url", receiver.url(), "eventTypes", List.of("*")))
                .getString("id"));
        var holder = TimeOrderedId.next();
        lease.beat(holder, Duration.ofMinutes(1));
        insertDeliveries(endpoint, holder);
        var ids = ids(endpoint);
        var stranger = TimeOrderedId.next();

        results.write(
                stranger,
                List.of(
                        Results.failed(ids.get(0), endpoint, clock.now()),
                        Results.delivered(ids.get(1), endpoint, clock.now())));

        assertThat(state(ids.get(0))).isEqualTo("PENDING");
        assertThat(state(ids.get(1))).isEqualTo("DELIVERED");
        lease.end(holder);
    }

    private void insertDeliveries(UUID endpoint, UUID dispatcher) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with made as (
                            insert into message (id, type, subject, audience, body, taken_at, accepted_at)
                            select uuidv7(), 'partner-change.accepted.v1', 's' || n, '{}', '{"n":' || n || '}', now(), now()
                            from generate_series(1, ?) n returning id)
                        insert into delivery (endpoint_id, message_id, tenant_id, created_at, state_since, due_at, dispatcher)
                        select ?, id, ?, now(), now(), now(), ? from made
                        """)) {
            insert.setInt(1, MANY);
            insert.setObject(2, endpoint);
            insert.setObject(3, owner.tenant());
            insert.setObject(4, dispatcher);
            insert.executeUpdate();
        }
    }

    private int open(UUID endpoint) throws SQLException {
        return Integer.parseInt(
                value("select count(*) from delivery where due_at is not null and endpoint_id = ?", endpoint));
    }

    private String state(UUID delivery) throws SQLException {
        return value("select state from delivery where id = ?", delivery);
    }

    private List<UUID> ids(UUID endpoint) throws SQLException {
        return List.of(value("select string_agg(id::text, ',') from delivery where endpoint_id = ?", endpoint)
                        .split(","))
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private String value(String sql, UUID parameter) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, parameter);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
