package dev.sluice.benchmarks.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Measuring how fast a backlog leaves")
class DrainTest {

    static Backing backing;
    static Database database;

    @BeforeAll
    static void start() throws Exception {
        backing = Backing.start(Path.of(System.getProperty("sluice.root")), List.of("bench"));
        database = backing.database("bench");
        NaiveOutbox.createTable(database);
    }

    @AfterAll
    static void end() throws Exception {
        backing.close();
    }

    @Test
    void gives_a_rate_and_its_cost() throws Exception {
        try (var outbox = new Tampered(events -> events);
                var drain = drain()) {
            outbox.start();

            var reading = drain.measure(outbox, 200);

            assertThat(reading.value()).isPositive();
            assertThat(reading.cpuSecondsPerThousand()).isPositive();
        }
    }

    @Test
    void fails_when_an_event_is_lost() throws Exception {
        try (var outbox = new Tampered(events -> events.subList(1, events.size()));
                var drain = drain()) {
            outbox.start();

            assertThatThrownBy(() -> drain.measure(outbox, 200)).hasMessage("1 events never arrived");
        }
    }

    @Test
    void fails_when_an_event_is_sent_twice() throws Exception {
        try (var outbox = new Tampered(DrainTest::twiceTheFirst);
                var drain = drain()) {
            outbox.start();

            assertThatThrownBy(() -> drain.measure(outbox, 200)).hasMessage("1 events were sent twice");
        }
    }

    private static Drain drain() throws SQLException {
        return new Drain(database, backing.brokers(), Duration.ofSeconds(2));
    }

    private static List<Payload> twiceTheFirst(List<Payload> events) {
        var more = new ArrayList<>(events);
        more.add(events.getFirst());
        return more;
    }

    /** The naive outbox, to which other events are given than the measurement means. */
    private record Tampered(NaiveOutbox outbox, UnaryOperator<List<Payload>> tampering) implements EventOutbox {

        Tampered(UnaryOperator<List<Payload>> tampering) throws SQLException {
            this(new NaiveOutbox(database, backing.brokers(), 100), tampering);
        }

        @Override
        public void start() {
            outbox.start();
        }

        @Override
        public void write(List<Payload> events, Runnable beforeCommit) throws SQLException {
            outbox.write(tampering.apply(events), beforeCommit);
        }

        @Override
        public String table() {
            return outbox.table();
        }

        @Override
        public void close() throws SQLException {
            outbox.close();
        }
    }
}
