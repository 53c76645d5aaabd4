package dev.sluice.notification.delivery;

import dev.sluice.notification.delivery.Offers.Told;
import dev.sluice.platform.correlation.Tracing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Vetoed;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A replica whose statements are counted, from the intake of a message to its result. */
final class CountedReplica {

    private final Dispatcher dispatcher;
    private final ResultWriter writer;
    private final Messages messages;

    CountedReplica(Parts parts, Statements statements) {
        var config = Parts.config(Map.of("poll", "PT0.5S"));
        var database = statements.counted();
        var deliveries = new DeliveryResults(database, parts.json);
        dispatcher = new Dispatcher(
                new DeliveryQueue(database),
                new Lease(parts.database, config),
                new Attempts(
                        parts.client,
                        parts.topics,
                        parts.safe,
                        parts.uses,
                        config,
                        parts.json,
                        parts.clock,
                        parts.realTime,
                        Tracing.off()),
                this::writer,
                config,
                parts.clock,
                parts.wakeUps);
        writer = new ResultWriter(
                new CountedDesk(parts, deliveries, new Turns(database)),
                deliveries,
                parts.steps,
                dispatcher,
                parts.clock);
        messages = new Messages(database, parts.realTime, dispatcher);
    }

    private ResultWriter writer() {
        return writer;
    }

    void start() throws SQLException {
        writer.start(null);
        dispatcher.start(null);
    }

    void stop() throws SQLException, InterruptedException {
        dispatcher.stop(null);
    }

    void offer(Offers offers, UUID tenant, int from, int until) {
        var told = IntStream.range(from, until)
                .mapToObj(number -> new Told("s" + number, number))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> offers.offer(messages, tenant, told));
    }

    /** With the transaction that interceptors would give. */
    @Vetoed
    private static final class CountedDesk extends ResultDesk {

        CountedDesk(Parts parts, DeliveryResults deliveries, Turns turns) {
            super(deliveries, turns, parts.health, parts.outbox, parts.clock, parts.metrics);
        }

        @Override
        boolean write(UUID dispatcher, List<Result> results) {
            return QuarkusTransaction.requiringNew().call(() -> super.write(dispatcher, results));
        }
    }
}
