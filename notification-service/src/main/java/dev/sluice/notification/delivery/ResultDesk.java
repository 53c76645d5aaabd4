package dev.sluice.notification.delivery;

import dev.sluice.notification.health.HealthDesk;
import dev.sluice.notification.health.Observation;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down how attempts ended, with what follows from it, in one transaction. */
@ApplicationScoped
class ResultDesk {

    private final DeliveryResults deliveries;
    private final Turns turns;
    private final HealthDesk health;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    ResultDesk(
            DeliveryResults deliveries,
            Turns turns,
            HealthDesk health,
            Outbox outbox,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.deliveries = deliveries;
        this.turns = turns;
        this.health = health;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** @return whether somebody has to be told something about an endpoint now */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean write(UUID dispatcher, List<Result> results) throws SQLException {
        var written = deliveries.write(dispatcher, results);
        written.stream()
                .filter(delivery -> delivery.state() == DeliveryState.EXHAUSTED)
                .forEach(this::announce);
        var changed = written.stream().map(DeliveryResults.Written::id).collect(Collectors.toSet());
        var stored =
                results.stream().filter(result -> changed.contains(result.id())).toList();
        advance(stored);
        var urgent = health.observe(observations(stored, written));
        FailPoint.reached("delivery.before-commit");
        count(results, written);
        return urgent;
    }

    private void advance(List<Result> stored) {
        var keys = stored.stream()
                .filter(result -> result.state().isDone())
                .flatMap(result -> result.key().stream())
                .collect(Collectors.toSet());
        if (!keys.isEmpty()) {
            turns.next(keys, clock.now());
        }
    }

    /** Nothing for endpoints that did well and do well. */
    private static Map<UUID, List<Observation>> observations(
            List<Result> stored, List<DeliveryResults.Written> written) {
        var doubtful = Stream.concat(
                        stored.stream().filter(Result::isFailure).map(Result::endpointId),
                        written.stream()
                                .filter(DeliveryResults.Written::doubtful)
                                .map(DeliveryResults.Written::endpointId))
                .collect(Collectors.toSet());
        var seen = new TreeMap<UUID, List<Observation>>();
        for (var result : stored) {
            if (doubtful.contains(result.endpointId())) {
                result.observation()
                        .ifPresent(observation -> seen.computeIfAbsent(result.endpointId(), id -> new ArrayList<>())
                                .add(observation));
            }
        }
        return seen;
    }

    private void count(List<Result> results, List<DeliveryResults.Written> written) {
        results.forEach(result -> metrics.counter("sluice.webhooks.attempts", "outcome", result.outcome())
                .increment());
        written.forEach(delivery -> metrics.counter(
                        "sluice.webhooks.deliveries", "state", delivery.state().name())
                .increment());
    }

    /** What is told about endpoints and deliveries must not, when it cannot be delivered, beget more of the same. */
    private void announce(DeliveryResults.Written delivery) {
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
