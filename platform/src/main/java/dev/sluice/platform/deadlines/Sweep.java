package dev.sluice.platform.deadlines;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.DueRows.DueAggregate;
import dev.sluice.platform.problem.DatabaseFaults;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Announces deadlines that fell due, in groups where that is allowed. Every replica sweeps; nobody waits for a lock. */
@ApplicationScoped
public class Sweep implements DueWork {

    private static final int BATCH = 500;
    private static final int TOLD_IN_FULL = 10;

    private final DueRows rows;
    private final Announcements announcements;
    private final BusinessClock clock;
    private final Failures failures;
    private volatile boolean stopping;

    Sweep(DueRows rows, Announcements announcements, BusinessClock clock, Clock realTime, MeterRegistry metrics) {
        this.failures = new Failures(realTime);
        metrics.gauge("sluice.deadlines.failing", failures, Failures::count);
        this.rows = rows;
        this.announcements = announcements;
        this.clock = clock;
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
        return rows.earliest();
    }

    @Override
    public int runDue(Instant now) {
        var groups = announcements.groups(rows.aggregates(now, BATCH, failures.waiting()));
        var done = 0;
        try {
            for (var group : groups) {
                done += announced(group, now);
            }
        } catch (RuntimeException e) {
            if (!stopping && !DatabaseFaults.isPassing(e)) {
                throw e;
            }
            Log.warnf("the sweep waits: %s", e.getMessage());
        }
        return done;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** One that fails stops no other: a group that fails is gone through one by one. */
    private int announced(List<DueAggregate> group, Instant now) {
        if (group.size() == 1) {
            return announced(group.getFirst(), now);
        }
        try {
            var done = stopping ? 0 : announcements.announce(group, now);
            group.forEach(due -> failures.forget(due.id()));
            return done;
        } catch (RuntimeException e) {
            Log.warnf(
                    "%d deadlines of %s come one by one: %s",
                    group.size(), group.getFirst().type(), e.getMessage());
            return group.stream().mapToInt(due -> announced(due, now)).sum();
        }
    }

    private int announced(DueAggregate due, Instant now) {
        if (stopping) {
            return 0;
        }
        try {
            var done = announcements.announce(List.of(due), now);
            failures.forget(due.id());
            return done;
        } catch (RuntimeException e) {
            if (stopping || DatabaseFaults.isPassing(e)) {
                throw e;
            }
            failures.add(due.id());
            Log.errorf(
                    failures.count() <= TOLD_IN_FULL ? e : null,
                    "deadlines of %s %s are tried again: %s",
                    due.type(),
                    due.id(),
                    e.getMessage());
            return 0;
        }
    }
}
