package dev.sluice.notification.delivery;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Messages as the intake offers them, made by tests; and what became of them. */
@Singleton
class Offers {

    @Inject
    Messages messages;

    @Inject
    BusinessClock clock;

    @Inject
    AgroalDataSource database;

    /** What a message tells: its number within its subject. */
    record Told(String subject, int number) {

        String body() {
            return "{\"subject\":\"%s\",\"number\":%d}".formatted(subject, number);
        }

        static Told of(String body) {
            return new Told(
                    body.replaceAll(".*\"subject\":\"([^\"]*)\".*", "$1"),
                    Integer.parseInt(body.replaceAll(".*\"number\":([0-9]+).*", "$1")));
        }
    }

    /** In one transaction, as the intake takes a batch. */
    void offer(UUID tenant, List<Told> told) {
        QuarkusTransaction.requiringNew().run(() -> offer(messages, tenant, told));
    }

    void offer(Messages by, UUID tenant, List<Told> told) {
        by.offer(told.stream().map(one -> message(tenant, one)).toList(), clock.now());
    }

    private static NewMessage message(UUID tenant, Told told) {
        return new NewMessage(
                TimeOrderedId.next(),
                "partner-change.accepted.v1",
                told.subject(),
                null,
                Set.of(tenant),
                told.body(),
                null);
    }

    int count(String endpoint, String condition) throws SQLException {
        return Integer.parseInt(
                value("select count(*) from delivery where endpoint_id = ?::uuid and " + condition, endpoint));
    }

    int open(String endpoint) throws SQLException {
        return count(endpoint, "state in ('PENDING', 'RETRYING')");
    }

    String value(String sql, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    void change(String sql, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setString(1, parameter);
            update.executeUpdate();
        }
    }
}
