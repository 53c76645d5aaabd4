package dev.sluice.platform.sandbox;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.DueWork;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Shape;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
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

    /** How much of the way a crash may take back. */
    private static final Duration KEEP_EVERY = Duration.ofSeconds(1);

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
        return advanceTo(target, PATIENCE);
    }

    /** @throws Refusal 503 when due work does not finish within {@code patience} of real time; the clock stays where it got to */
    public Reading advanceTo(Instant target, Duration patience) {
        moving.lock();
        try {
            if (target.isBefore(clock.now())) {
                throw Refusal.refused("CLOCK_FORWARD_ONLY", "It is already " + clock.now() + ".", List.of());
            }
            return move(target, patience);
        } finally {
            moving.unlock();
        }
    }

    /** From now, whatever time goes by until it is read. */
    public Reading advanceBy(Duration amount) {
        moving.lock();
        try {
            if (amount.isNegative()) {
                throw Refusal.refused("CLOCK_FORWARD_ONLY", "It goes forward only.", List.of());
            }
            return move(later(amount), PATIENCE);
        } finally {
            moving.unlock();
        }
    }

    private Instant later(Duration amount) {
        try {
            return Shape.instant(clock.now().plus(amount).toString());
        } catch (DateTimeException | ArithmeticException e) {
            throw Refusal.malformed("/by", "INVALID_VALUE", "leads beyond the end of time");
        }
    }

    private Reading move(Instant target, Duration patience) {
        try {
            runDueUpTo(target, patience);
            deployment.moveTo(aheadAt(target));
            return read();
        } catch (RuntimeException e) {
            deployment.moveTo(aheadAt(clock.now())); // what ran has run, at instants that must not come again
            throw e;
        }
    }

    /** Real time went on while due work ran; business time never goes back. */
    private Duration aheadAt(Instant instant) {
        var ahead = Duration.between(realTime.instant(), instant);
        return ahead.compareTo(clock.offset()) > 0 ? ahead : clock.offset();
    }

    private void runDueUpTo(Instant target, Duration patience) {
        var giveUpAt = realTime.instant().plus(patience);
        var keptAt = realTime.instant();
        var next = nextDueAt();
        while (next.isPresent() && !next.get().isAfter(target)) {
            var instant = next.get().isAfter(clock.now()) ? next.get() : clock.now();
            clock.standAt(instant);
            if (realTime.instant().isAfter(keptAt.plus(KEEP_EVERY))) {
                deployment.keep(aheadAt(instant));
                keptAt = realTime.instant();
            }
            if (work.stream().mapToInt(part -> part.runDue(instant)).sum() > 0) {
                giveUpAt = realTime.instant().plus(patience);
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
