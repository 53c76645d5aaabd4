package dev.sluice.notification.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A partner's topic in the cluster")
class TopicCareTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String PATH = "/v1/kafka-subscriptions";

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final Owner partner = Owner.partner();
    final UUID other = UUID.randomUUID();

    @AfterEach
    void end() throws SQLException {
        partner.sees(PATH)
                .getList("items.id")
                .forEach(id -> partner.says().delete(PATH + "/{id}", id).then().statusCode(204));
        try (var connection = database.getConnection()) {
            execute(connection, "delete from partner_topic where tenant_id = '%s'".formatted(other));
        }
    }

    @Test
    void is_not_taken_as_made_while_it_has_more_than_the_one_partition_that_keeps_its_order() throws Exception {
        var topic = "partners.%s.events.v1".formatted(partner.tenant());
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();

            subscribes();
            assertThat(isPrepared()).isFalse();

            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(SOON).untilAsserted(() -> assertThat(isPrepared()).isTrue());
            assertThat(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .partitions())
                    .hasSize(1);
        }
    }

    /** Whoever makes another's topic waits for the lock on its row. */
    @Test
    void is_made_without_waiting_for_the_topics_of_others() throws Exception {
        try (var connection = database.getConnection()) {
            execute(connection, """
                    insert into partner_topic (tenant_id, topic, principal, group_prefix, state, prepared)
                    values ('%s', 'partners.%s.events.v1', 'User:partner-%s', 'partners.%s.', 'ACTIVE', false)""".formatted(other, other, other, other));
            connection.setAutoCommit(false);
            execute(connection, "select from partner_topic where tenant_id = '%s' for update".formatted(other));

            CompletableFuture.runAsync(this::subscribes).get(SOON.toSeconds(), TimeUnit.SECONDS);

            assertThat(isPrepared()).isTrue();
            connection.rollback();
        }
    }

    private void subscribes() {
        partner.says()
                .body(Map.of("eventTypes", List.of("*")))
                .post(PATH)
                .then()
                .statusCode(201);
    }

    private boolean isPrepared() throws SQLException {
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select prepared from partner_topic where tenant_id = '%s'"
                                .formatted(partner.tenant()))) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
