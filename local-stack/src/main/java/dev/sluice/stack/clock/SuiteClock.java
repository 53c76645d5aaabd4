package dev.sluice.stack.clock;

import dev.sluice.stack.process.Deadline;
import dev.sluice.stack.services.Service;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The clocks of all services, moved as one: never past something that is due anywhere, never while a message is under way. */
public final class SuiteClock {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TICKING = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final List<ServiceClock> clocks;
    private final Traffic traffic;
    private final Consumer<String> log;

    public SuiteClock(List<ServiceClock> clocks, Traffic traffic, Consumer<String> log) {
        this.clocks = List.copyOf(clocks);
        this.traffic = traffic;
        this.log = log;
    }

    public Map<Service, Reading> read() throws IOException {
        var readings = new EnumMap<Service, Reading>(Service.class);
        for (var clock : clocks) {
            readings.put(clock.service(), clock.read());
        }
        return readings;
    }

    /** The latest of the clocks: they are set one after the other, and differ by milliseconds. */
    public Instant now() throws IOException {
        return latest(read());
    }

    public Instant advanceBy(Duration amount) throws IOException {
        return advanceTo(now().plus(amount));
    }

    /** Returns when everything due has run, was told and was taken in everywhere. */
    public Instant advanceTo(Instant target) throws IOException {
        if (target.isBefore(now())) {
            throw new IOException("the clock moves forward only, and it is %s already".formatted(now()));
        }
        var drained = drained();
        var readings = read();
        while (readings.values().stream().anyMatch(reading -> reading.now().isBefore(target))) {
            var step = nextStep(readings, target);
            for (var clock : clocks) {
                moveForward(clock, readings.get(clock.service()), step);
            }
            drained = drainedAfter(drained);
            readings = read();
        }
        awaitQuiet();
        return now();
    }

    /**
     * Returns when nothing is under way any more: nothing due is left, as a cancellation is for a moment after it was asked for, and the
     * topics are drained since.
     */
    public void awaitQuiet() throws IOException {
        var deadline = Deadline.in(PATIENCE);
        var drained = drained();
        while (true) {
            var hasWork = read().values().stream().anyMatch(Reading::hasWork);
            var after = drained();
            if (!hasWork && after.equals(drained)) {
                return;
            }
            if (deadline.isOver()) {
                throw new IOException(
                        "not quiet after %d s: work is due, or begins again and again".formatted(PATIENCE.toSeconds()));
            }
            deadline.pause(LOOK_EVERY);
            drained = after;
        }
    }

    private Traffic.Snapshot drained() throws IOException {
        return drained(traffic.look());
    }

    /** Two looks in a row that show nothing moving. */
    private Traffic.Snapshot drained(Traffic.Snapshot first) throws IOException {
        var deadline = Deadline.in(PATIENCE);
        var before = first;
        while (true) {
            deadline.pause(LOOK_EVERY);
            var after = traffic.look();
            if (after.isQuiet() && after.equals(before)) {
                return after;
            }
            if (deadline.isOver()) {
                throw new IOException("the topics are not drained after %d s: %d events unsent, %d unread"
                        .formatted(PATIENCE.toSeconds(), after.unsent(), after.unread()));
            }
            before = after;
        }
    }

    private Traffic.Snapshot drainedAfter(Traffic.Snapshot before) throws IOException {
        var after = traffic.look();
        return after.equals(before) ? before : drained(after);
    }

    private Instant nextStep(Map<Service, Reading> readings, Instant target) {
        var due = readings.values().stream()
                .map(Reading::nextDueAt)
                .flatMap(Optional::stream)
                .filter(instant -> !instant.isAfter(target))
                .min(Comparator.naturalOrder());
        if (due.isEmpty()) {
            return target;
        }
        var step = roundedUp(later(due.get(), latest(readings)));
        var who = new ArrayList<String>();
        readings.forEach((service, reading) ->
                reading.nextDueAt().filter(instant -> !instant.isAfter(step)).ifPresent(_ -> who.add(service.key())));
        log.accept("%s  due in %s".formatted(step, String.join(", ", who)));
        return step.isAfter(target) ? target : step;
    }

    /**
     * A clock that is there already has run what was due; setting it back is neither possible nor needed. It is asked again only where it
     * may have got there by itself meanwhile.
     */
    private static void moveForward(ServiceClock clock, @Nullable Reading last, Instant step) throws IOException {
        var isFarBehind = last != null && last.now().plus(TICKING).isBefore(step);
        if (isFarBehind || clock.read().now().isBefore(step)) {
            clock.moveTo(step);
        }
    }

    private static Instant roundedUp(Instant instant) {
        var minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? instant : minute.plus(1, ChronoUnit.MINUTES);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant latest(Map<Service, Reading> readings) {
        return readings.values().stream()
                .map(Reading::now)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
