package dev.sluice.platform.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The only reader of the system clock. Ticks in microseconds, as PostgreSQL stores them. */
public final class RealTime {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private RealTime() {}

    /** Real time, for leases, tokens, retention and metrics; {@link BusinessClock} for everything a contract speaks of. */
    @Produces
    @ApplicationScoped
    static Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
