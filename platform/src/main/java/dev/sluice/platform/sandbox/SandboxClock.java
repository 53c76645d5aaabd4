package dev.sluice.platform.sandbox;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.DueWork;
import dev.sluice.platform.problem.Refusal;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Moves business time forward, and runs everything of this service that falls due on the way, each at its instant. */
@ApplicationScoped
public class SandboxClock {

    /** How long due work that somebody else holds is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deployment deployment;
    private final BusinessClock clock;
    private final Clock realTime;
    private final List<DueWork> work;
    private final ReentrantLock moving = new ReentrantLock();

    SandboxClock(Deployment deployment, BusinessClock clock, Clock realTime, @All List<DueWork> work) {
        this.deployment = deployment;
        this.clock = clock;
        this.realTime = realTime;
        this.work = work;
    }

    /** What the clock shows, and when this service has something to do next. */
    public record Reading(Instant now, @Nullable Instant nextDueAt) {}

    public Reading read() {
        return new Reading(clock.now(), nextDueAt().orElse(null));
    }

    /** Answers when everything due up to {@code target} has run. */
    public Reading advanceTo(Instant target) {
        moving.lock();
        try {
            if (target.isBefore(clock.now())) {
                throw Refusal.refused("CLOCK_FORWARD_ONLY", "It is already " + clock.now() + ".", List.of());
            }
            runDueUpTo(target);
            deployment.moveTo(Duration.between(realTime.instant(), target));
            return read();
        } finally {
            clock.runAhead(clock.offset());
            moving.unlock();
        }
    }

    public Reading advanceBy(Duration amount) {
        return advanceTo(clock.now().plus(amount));
    }

    private void runDueUpTo(Instant target) {
        var giveUpAt = realTime.instant().plus(PATIENCE);
        var next = nextDueAt();
        while (next.isPresent() && !next.get().isAfter(target)) {
            var instant = next.get().isAfter(clock.now()) ? next.get() : clock.now();
            clock.standAt(instant);
            if (work.stream().mapToInt(part -> part.runDue(instant)).sum() > 0) {
                giveUpAt = realTime.instant().plus(PATIENCE);
            } else if (realTime.instant().isAfter(giveUpAt)) {
                throw new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "DUE_WORK_STUCK",
                        "Work due at %s does not finish; the clock stays before it.".formatted(instant),
                        List.of());
            } else {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            next = nextDueAt();
        }
    }

    private Optional<Instant> nextDueAt() {
        return work.stream().map(DueWork::nextDueAt).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
