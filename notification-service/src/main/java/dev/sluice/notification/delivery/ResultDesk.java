package dev.sluice.notification.delivery;

import dev.sluice.notification.endpoint.EndpointDesk;
import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes down how attempts ended, with what follows from it, in one transaction. */
@ApplicationScoped
class ResultDesk {

    private final DeliveryQueue queue;
    private final EndpointDesk endpoints;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    ResultDesk(DeliveryQueue queue, EndpointDesk endpoints, Outbox outbox, MeterRegistry metrics) {
        this.queue = queue;
        this.endpoints = endpoints;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void write(UUID dispatcher, List<Result> results) throws SQLException {
        var written = queue.write(dispatcher, results);
        written.stream()
                .filter(delivery -> delivery.state() == DeliveryState.EXHAUSTED)
                .forEach(this::announce);
        results.stream().filter(Result::gone).forEach(result -> endpoints.gone(result.endpointId(), result.at()));
        FailPoint.reached("delivery.before-commit");
        results.forEach(result -> metrics.counter("sluice.webhooks.attempts", "outcome", result.outcome())
                .increment());
        written.forEach(delivery -> metrics.counter(
                        "sluice.webhooks.deliveries", "state", delivery.state().name())
                .increment());
    }

    /** What is told about endpoints and deliveries must not, when it cannot be delivered, beget more of the same. */
    private void announce(DeliveryQueue.Written delivery) {
        if (delivery.eventType().startsWith("endpoint.") || delivery.eventType().startsWith("delivery.")) {
            return;
        }
        outbox.publish(
                DeliveryExhausted.of(delivery),
                new Announced(
                        delivery.id().toString(),
                        delivery.eventSequence(),
                        null,
                        Set.of(delivery.tenantId()),
                        delivery.lastAttemptAt()));
    }
}
