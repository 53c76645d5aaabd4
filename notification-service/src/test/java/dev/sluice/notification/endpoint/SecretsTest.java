package dev.sluice.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A secret")
class SecretsTest {

    static final String RECEIVERS_OWN = "receivers-own-credential-4711";
    static final String ENDPOINT = "/v1/webhook-endpoints/{id}";

    @Inject
    AgroalDataSource database;

    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();

    /** All that is logged, however fine. */
    static final class Captured extends Handler {

        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            var parameters = line.getParameters() == null ? List.of() : List.of(line.getParameters());
            lines.add(line.getLoggerName() + " " + line.getMessage() + " " + parameters + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        owner.leaves();
        receiver.close();
    }

    @Test
    void is_nowhere_in_clear_but_in_the_one_answer_that_gives_it() throws Exception {
        var log = Logger.getLogger("dev.sluice");
        var captured = new Captured();
        log.setLevel(Level.ALL);
        log.addHandler(captured);
        log.info("listening");
        var answers = new ArrayList<String>();
        var key = UUID.randomUUID().toString();
        var settings = Map.of(
                "url", receiver.url(),
                "eventTypes", List.of("*"),
                "headers", Map.of("Authorization", "Bearer " + RECEIVERS_OWN));

        var first = owner.says()
                .header("Idempotency-Key", key)
                .body(settings)
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var id = first.getString("id");
        answers.add(owner.says()
                .header("Idempotency-Key", key)
                .body(settings)
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .asString());
        answers.add(post(id, "/verify", "{}"));
        receiver.behaving(Receiver.status(500));
        answers.add(post(id, "/test", "{\"eventType\":\"partner-change.accepted.v1\"}"));
        var second = owner.says()
                .header("Idempotency-Key", key + "2")
                .body("{}")
                .post(ENDPOINT + "/rotate-secret", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        answers.add(post(id, "/test", "{\"eventType\":\"partner-change.accepted.v1\"}"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                owner.sees(ENDPOINT + "/deliveries", id).getList("items.state"))
                        .containsOnly("RETRYING"));
        answers.add(owner.says().get(ENDPOINT, id).asString());
        answers.add(owner.says().get("/v1/webhook-endpoints").asString());
        List<String> deliveries = owner.sees(ENDPOINT + "/deliveries", id).getList("items.id");
        deliveries.forEach(delivery ->
                answers.add(owner.says().get("/v1/deliveries/{id}", delivery).asString()));
        log.removeHandler(captured);
        log.setLevel(null);

        var secrets = new ArrayList<>(List.of(RECEIVERS_OWN));
        for (var secret : List.of(first.getString("secret"), second.getString("secret"))) {
            var base64 = secret.substring("whsec_".length());
            secrets.add(base64);
            secrets.add(HexFormat.of().formatHex(Base64.getDecoder().decode(base64)));
        }
        assertThat(captured.lines).anyMatch(line -> line.contains("listening"));
        for (var secret : secrets) {
            assertThat(answers).as("answers").noneMatch(answer -> answer.contains(secret));
            assertThat(captured.lines).as("log").noneMatch(line -> line.contains(secret));
            assertThat(tablesWith(secret)).as("tables").isEmpty();
        }
    }

    private String post(String id, String action, String body) {
        return owner.says().body(body).post(ENDPOINT + action, id).asString();
    }

    /** Text and bytes of every row of every table. */
    private List<String> tablesWith(String secret) throws SQLException {
        try (var connection = database.getConnection()) {
            var found = new ArrayList<String>();
            for (var table : tables(connection)) {
                if (holds(connection, table, secret)) {
                    found.add(table);
                }
            }
            return found;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_schema in ('public', 'platform') and table_type = 'BASE TABLE'
                        """);
                var row = select.executeQuery()) {
            var tables = new ArrayList<String>();
            while (row.next()) {
                tables.add(row.getString(1));
            }
            assertThat(tables).hasSizeGreaterThan(10);
            return tables;
        }
    }

    private static boolean holds(Connection connection, String table, String secret) throws SQLException {
        try (var select = connection.prepareStatement(
                "select count(*) from %s t where position(? in t::text) > 0 or position(? in t::text) > 0"
                        .formatted(table))) {
            select.setString(1, secret);
            select.setString(2, HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }
}
