package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.sending.WebhooksConfig;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    DeliveryQueue queue;

    @Inject
    Attempts attempts;

    @Inject
    ResultDesk results;

    @Inject
    WebhooksConfig config;

    @Inject
    BusinessClock clock;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    AgroalDataSource database;

    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();

    /** Another replica of the service, in as far as it dispatches. */
    final class Replica {

        ResultWriter writer;
        final Dispatcher dispatcher = new Dispatcher(queue, attempts, () -> writer, config, clock, transaction);

        Replica() {
            writer = new ResultWriter(results, queue, dispatcher, clock);
            writer.start(null);
        }
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void send_each_delivery_once_between_them() throws Exception {
        var endpoint = UUID.fromString(owner.hears(receiver, "*").getString("id"));
        var replica = new Replica();
        insertDeliveries(endpoint, null);

        while (receiver.posts().size() < MANY) {
            replica.dispatcher.claimAndAttempt(clock.now());
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(open(endpoint)).isZero());
        assertThat(receiver.posts()).hasSize(MANY);
        assertThat(receiver.posts().stream()
                        .map(post -> post.header("webhook-id"))
                        .distinct())
                .hasSize(MANY);
        replica.writer.finish();
        queue.leave(replica.dispatcher.id());
    }

    @Test
    void take_over_what_a_dead_one_had_claimed_and_not_before_its_lease_is_over() throws Exception {
        var endpoint = UUID.fromString(owner.hears(receiver, "*").getString("id"));
        var killed = TimeOrderedId.next();
        queue.beat(killed, Duration.ofSeconds(3));
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
        queue.beat(holder, Duration.ofMinutes(1));
        insertDeliveries(endpoint, holder);
        var ids = ids(endpoint);
        var stranger = TimeOrderedId.next();

        results.write(
                stranger,
                List.of(result(ids.get(0), DeliveryState.RETRYING), result(ids.get(1), DeliveryState.DELIVERED)));

        assertThat(state(ids.get(0))).isEqualTo("PENDING");
        assertThat(state(ids.get(1))).isEqualTo("DELIVERED");
        queue.leave(holder);
    }

    private Result result(UUID delivery, DeliveryState state) {
        var due = state == DeliveryState.RETRYING ? clock.now().plusSeconds(60) : null;
        return new Result(
                delivery,
                UUID.randomUUID(),
                state,
                due,
                false,
                1,
                1,
                null,
                clock.now(),
                clock.now(),
                "HTTP_STATUS",
                200,
                null,
                null,
                null,
                1,
                null,
                null);
    }

    private void insertDeliveries(UUID endpoint, UUID dispatcher) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with made as (
                            insert into message (id, type, subject, audience, body, taken_at)
                            select uuidv7(), 'partner-change.accepted.v1', 's' || n, '{}', '{"n":' || n || '}', now()
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
