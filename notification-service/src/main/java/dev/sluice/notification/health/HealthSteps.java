package dev.sluice.notification.health;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.DueWork;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Warnings, disabling and recoveries, when they fall due. */
@ApplicationScoped
public class HealthSteps implements DueWork {

    private static final int BATCH = 100;

    private final HealthDesk desk;
    private final BusinessClock clock;

    HealthSteps(HealthDesk desk, BusinessClock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return desk.earliestStep();
    }

    @Override
    public int runDue(Instant now) {
        var due = desk.withStepDue(now, BATCH);
        due.forEach(endpoint -> step(endpoint, now));
        return due.size();
    }

    /** Now rather than at the next look. */
    public void hurry() {
        Thread.startVirtualThread(this::look);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            if (!clock.isStanding()) {
                runDue(clock.now());
            }
        } catch (RuntimeException e) {
            Log.warnf("what is due for endpoints waits: %s", e.getMessage());
        }
    }

    private void step(UUID endpoint, Instant now) {
        try {
            desk.step(endpoint, now);
        } catch (RuntimeException e) {
            Log.warnf("what is due for endpoint %s waits: %s", endpoint, e.getMessage());
        }
    }
}
