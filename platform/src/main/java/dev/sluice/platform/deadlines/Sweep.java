package dev.sluice.platform.deadlines;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.problem.DatabaseFaults;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Announces deadlines that fell due, an aggregate at a time: the aggregate is locked first, then all its due rows run in
 * order. Every replica sweeps; nobody waits for a lock.
 */
@ApplicationScoped
public class Sweep implements DueWork {

    private static final int BATCH = 500;
    private static final int TOLD_IN_FULL = 10;

    private final Deadlines deadlines;
    private final BusinessClock clock;
    private final Map<String, DueHandler> handlers;
    private final Failures failures;
    private volatile boolean stopping;

    Sweep(
            Deadlines deadlines,
            BusinessClock clock,
            Clock realTime,
            MeterRegistry metrics,
            @All List<DueHandler> handlers) {
        this.failures = new Failures(realTime);
        metrics.gauge("sluice.deadlines.failing", failures, Failures::count);
        this.deadlines = deadlines;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toMap(DueHandler::aggregateType, Function.identity()));
    }

    @Scheduled(every = "${sluice.deadlines.sweep-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            while (runDue(clock.now()) > 0) {
                Log.debug("swept a batch of deadlines");
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                Log.warnf("the sweep is tried again: %s", e.getMessage());
            }
        }
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return deadlines.earliest();
    }

    @Override
    public int runDue(Instant now) {
        var done = 0;
        for (var due : deadlines.dueAggregates(now, BATCH, failures.waiting())) {
            if (stopping) {
                return done;
            }
            try {
                done += run(due, now);
                failures.forget(due.id());
            } catch (RuntimeException e) {
                if (stopping) {
                    return done;
                }
                if (DatabaseFaults.isPassing(e)) {
                    Log.warnf("the sweep waits for the database: %s", e.getMessage());
                    return done;
                }
                failures.add(due.id());
                Log.errorf(
                        failures.count() <= TOLD_IN_FULL ? e : null,
                        "deadlines of %s %s are tried again: %s",
                        due.type(),
                        due.id(),
                        e.getMessage());
            }
        }
        return done;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private int run(Deadlines.DueAggregate due, Instant now) {
        var handler = handlers.get(due.type());
        if (handler == null) {
            Log.errorf("nobody handles deadlines of %s", due.type());
            return 0;
        }
        return Correlation.begin(null)
                .during(() -> QuarkusTransaction.requiringNew().call(() -> announce(handler, due, now)));
    }

    private int announce(DueHandler handler, Deadlines.DueAggregate due, Instant now) {
        if (!handler.lock(due.id())) {
            return 0;
        }
        var rows = deadlines.take(due, now);
        if (!rows.isEmpty()) {
            handler.due(due.id(), rows);
        }
        return rows.size();
    }
}
