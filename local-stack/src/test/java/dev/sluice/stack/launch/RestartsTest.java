package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A part that died is started again")
class RestartsTest {

    Instant now = Instant.parse("2026-01-10T09:00:00Z");
    final Restarts restarts = new Restarts(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void at_once_the_first_time() {
        assertThat(restarts.mayStart("cocp-service")).isTrue();
        assertThat(restarts.mayStart("Kafka")).isTrue();
    }

    @Test
    void ever_later_while_it_keeps_dying() {
        restarts.mayStart("cocp-service");

        assertThat(after(Duration.ofSeconds(1))).isFalse();
        assertThat(after(Duration.ofSeconds(1))).isTrue();
        assertThat(after(Duration.ofSeconds(3))).isFalse();
        assertThat(after(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void soon_again_after_it_ran_well_for_a_while() {
        restarts.mayStart("cocp-service");
        after(Duration.ofSeconds(2));

        assertThat(after(Duration.ofMinutes(5))).isTrue();
        assertThat(after(Duration.ofSeconds(2))).isTrue();
    }

    private boolean after(Duration pause) {
        now = now.plus(pause);
        return restarts.mayStart("cocp-service");
    }
}
