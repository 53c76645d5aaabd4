package dev.sluice.platform.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Aggregates whose due work failed")
class FailuresTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock realTime = source.withZone(ZoneOffset.UTC);
    private final Failures failures = new Failures(realTime);

    @Test
    void wait_twice_as_long_each_time_and_at_most_five_minutes() {
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            failures.add(ONE);

            now = now.plusSeconds(seconds).minusNanos(1);
            assertThat(failures.waiting()).as("just before %d s", seconds).containsExactly(ONE);
            now = now.plusNanos(1);
            assertThat(failures.waiting()).as("after %d s", seconds).isEmpty();
        }
    }

    @Test
    void are_counted_until_their_work_is_done() {
        failures.add(ONE);
        failures.add(OTHER);
        assertThat(failures.count()).isEqualTo(2);

        failures.forget(ONE);

        assertThat(failures.count()).isEqualTo(1);
    }

    @Test
    void are_not_counted_any_more_when_nobody_tries_them_again() {
        failures.add(ONE);
        now = now.plus(Duration.ofMinutes(3));
        failures.add(OTHER);

        now = now.plus(Duration.ofMinutes(2)).plusSeconds(1);
        assertThat(failures.count()).isEqualTo(2);
        now = now.plusNanos(1);
        assertThat(failures.count()).isEqualTo(1);
    }
}
