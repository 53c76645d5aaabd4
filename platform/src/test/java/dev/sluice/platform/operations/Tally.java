package dev.sluice.platform.operations;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import dev.sluice.platform.problem.Refusal;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what it is given, in order, except for subjects that it was told to refuse. */
abstract class Tally implements EventConsumer {

    record Counted(int number) {}

    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final EventReader reader;
    final AgroalDataSource database;

    Tally(EventReader reader, AgroalDataSource database) {
        this.reader = reader;
        this.database = database;
    }

    @Override
    public void on(IncomingEvent event) {
        reader.data(event, Counted.class);
        if (refused.contains(event.subject())) {
            throw Refusal.conflict("TALLY_REFUSED", "not this one");
        }
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement("insert into tally (topic, subject, sequence) values (?, ?, ?)")) {
            insert.setString(1, event.topic());
            insert.setString(2, event.subject());
            insert.setLong(3, event.sequence());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its topic has records that nobody can read. */
    @jakarta.inject.Singleton
    static class Readings extends Tally {

        static final String TOPIC = "attribution.revenue-lines.v1";

        private final Consumption consumption;

        Readings(EventReader reader, AgroalDataSource database, Consumption consumption) {
            super(reader, database);
            this.consumption = consumption;
        }

        @Override
        public String name() {
            return "test.readings";
        }

        @org.eclipse.microprofile.reactive.messaging.Incoming("tally-readings")
        @Blocking
        void take(org.apache.kafka.clients.consumer.ConsumerRecords<byte[], byte[]> batch) {
            consumption.take(this, batch);
        }
    }

    /** Its topic has events that are refused. */
    @jakarta.inject.Singleton
    static class Refusals extends Tally {

        static final String TOPIC = "transfer.transfer-events.v1";

        private final Consumption consumption;

        Refusals(EventReader reader, AgroalDataSource database, Consumption consumption) {
            super(reader, database);
            this.consumption = consumption;
        }

        @Override
        public String name() {
            return "test.refusals";
        }

        @org.eclipse.microprofile.reactive.messaging.Incoming("tally-refusals")
        @Blocking
        void take(org.apache.kafka.clients.consumer.ConsumerRecords<byte[], byte[]> batch) {
            consumption.take(this, batch);
        }
    }
}
