package dev.sluice.notification.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("Retention")
class RetentionTest {

    @Inject
    Retention retention;

    @Inject
    Days days;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock realTime;

    @Inject
    MeterRegistry metrics;

    LocalDate today;

    @BeforeEach
    void begin() {
        today = realTime.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        retention.run();
    }

    @Test
    void prepares_a_week_ahead() {
        for (var table : new String[] {"message", "message_party", "attempt", "known_message"}) {
            assertThat(days.of(table)).contains(today, today.plusDays(7));
        }
    }

    @Test
    void drops_days_of_messages_with_their_deliveries_and_attempts_but_not_the_ids() throws SQLException {
        var old = taken(today.minusDays(34));
        var kept = taken(today.minusDays(33));

        retention.run();

        assertThat(rows(old)).isEqualTo("0 0 0 0 1");
        assertThat(rows(kept)).isEqualTo("1 1 1 1 1");
        assertThat(days.of("message")).doesNotContain(today.minusDays(34)).contains(today.minusDays(33));
        assertThat(metrics.get("sluice.retention.last.dropped").gauge().value()).isPositive();
        assertThat(overdue("message")).isZero();
    }

    @Test
    void forgets_ids_when_nothing_can_repeat_them() throws SQLException {
        var old = taken(today.minusDays(67));
        var kept = taken(today.minusDays(66));

        retention.run();

        assertThat(rows(old)).isEqualTo("0 0 0 0 0");
        assertThat(rows(kept)).isEqualTo("0 0 0 0 1");
    }

    @Test
    void deletes_what_came_on_a_day_that_nobody_had_prepared() throws SQLException {
        var stray = today.minusDays(500);
        execute("insert into known_message values (gen_random_uuid(), '%s')".formatted(stray));

        retention.run();

        assertThat(text("select count(*) from known_message where known_on = '%s'".formatted(stray)))
                .isEqualTo("0");
    }

    @Test
    void alarms_when_a_run_could_not_drop_what_is_over() throws SQLException {
        var day = today.minusDays(40);
        taken(day);
        try (var reader = database.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select * from message where taken_on = '%s'".formatted(day));

            retention.run();

            assertThat(overdue("message")).isEqualTo(7);
            reader.rollback();
        }
        retention.run();
        assertThat(overdue("message")).isZero();
    }

    private double overdue(String table) {
        return metrics.get("sluice.retention.days.overdue")
                .tag("table", table)
                .gauge()
                .value();
    }

    /** A message of a day, with its delivery and its attempt. */
    private UUID taken(LocalDate day) throws SQLException {
        var id = UUID.randomUUID();
        for (var table : new String[] {"message", "message_party", "attempt", "known_message"}) {
            text("select prepare_day('%s', '%s')".formatted(table, day));
        }
        execute("""
                insert into webhook_endpoint (id, tenant_id, url, event_types, customer_tenant_ids, delivery_order, payload,
                    secret, state, state_since, disabled_reason, event_sequence, created_at, version)
                values ('%1$s', '%1$s', 'u', '{*}', '{}', 'NONE', 'FULL', '', 'DELETED', now(), null, 0, now(), 1);
                insert into known_message values ('%1$s', '%2$s');
                insert into message (id, type, subject, audience, body, taken_at, accepted_at, taken_on)
                values ('%1$s', 't', 's', '{}', '{}', now(), now(), '%2$s');
                insert into message_party (tenant_id, position, taken_on, message_id, type, subject, accepted_at)
                values ('%1$s', 0, '%2$s', '%1$s', 't', 's', now());
                insert into delivery (id, endpoint_id, message_id, tenant_id, state, created_at, state_since, taken_on)
                values ('%1$s', '%1$s', '%1$s', '%1$s', 'DELIVERED', now(), now(), '%2$s');
                insert into attempt (delivery_id, number, at, started_at, total_micros, outcome, logged_on)
                values ('%1$s', 1, now(), now(), 1, 'HTTP_STATUS', '%2$s');
                """.formatted(id, day));
        return id;
    }

    private String rows(UUID id) throws SQLException {
        return text("""
                select concat_ws(' ', (select count(*) from message where id = '%1$s'),
                    (select count(*) from message_party where message_id = '%1$s'),
                    (select count(*) from delivery where id = '%1$s'), (select count(*) from attempt where delivery_id = '%1$s'),
                    (select count(*) from known_message where id = '%1$s'))
                """.formatted(id));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
