package dev.sluice.platform.operations;

import dev.sluice.platform.problem.DatabaseFaults;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Counts what is stuck, by type and state: an alarm is raised where the gauge {@code sluice.stuck} is not zero. */
@ApplicationScoped
class StuckAlarm {

    private final StuckList stuck;
    private final MultiGauge counts;

    StuckAlarm(StuckList stuck, MeterRegistry metrics) {
        this.stuck = stuck;
        this.counts = MultiGauge.builder("sluice.stuck")
                .description("What stands in a state for longer than it should")
                .register(metrics);
    }

    @Scheduled(
            every = "${sluice.operations.stuck-every:30s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            var found = stuck.read().stream()
                    .collect(Collectors.groupingBy(
                            item -> Tags.of("type", item.subjectType(), "state", item.state()), Collectors.counting()));
            counts.register(
                    found.entrySet().stream()
                            .map(each -> MultiGauge.Row.of(each.getKey(), each.getValue()))
                            .toList(),
                    true);
        } catch (RuntimeException e) {
            if (!DatabaseFaults.isPassing(e)) {
                throw e;
            }
            Log.warnf("what is stuck cannot be counted now: %s", e.getMessage());
        }
    }
}
