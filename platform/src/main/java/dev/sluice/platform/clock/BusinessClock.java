package dev.sluice.platform.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time by which states change and deadlines fall due. Equals real time unless a sandbox moved it forward. Ticks in
 * microseconds whatever a sandbox was moved by, so that what is written equals what is read.
 */
@ApplicationScoped
public class BusinessClock {

    private final Clock realTime;
    private volatile Reading reading = new Reading(Duration.ZERO, null);

    /** {@code standing}: while due work runs, the clock stands at the instant that work was due. */
    private record Reading(Duration offset, @Nullable Instant standing) {}

    public BusinessClock(Clock realTime) {
        this.realTime = realTime;
    }

    public Instant now() {
        var current = reading;
        return current.standing() != null
                ? current.standing()
                : realTime.instant().plus(current.offset());
    }

    /** Business time as this customer's tenant sees it. Today one clock serves all tenants. */
    public Instant now(UUID customerTenantId) {
        return now();
    }

    public Duration offset() {
        return reading.offset();
    }

    /** True while a sandbox runs due work. */
    public boolean isStanding() {
        return reading.standing() != null;
    }

    /** For {@code sandbox} alone: from now on business time is real time plus {@code offset}. */
    public void runAhead(Duration offset) {
        reading = new Reading(offset.truncatedTo(ChronoUnit.MICROS), null);
    }

    /** For {@code sandbox} alone: time stands at {@code instant} until {@link #runAhead} is called. */
    public void standAt(Instant instant) {
        reading = new Reading(reading.offset(), instant.truncatedTo(ChronoUnit.MICROS));
    }
}
