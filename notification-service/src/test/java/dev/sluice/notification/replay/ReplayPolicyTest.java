package dev.sluice.notification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A range may be replayed")
class ReplayPolicyTest {

    static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    static final Duration KEPT = Duration.ofDays(30);

    @Test
    void from_the_very_instant_that_is_still_kept() {
        assertThat(objections(NOW.minus(KEPT), null)).isEmpty();
        assertThat(objections(NOW.minus(KEPT).minusNanos(1000), null)).containsExactly("REPLAY_TOO_FAR_BACK");
    }

    @Test
    void when_it_holds_an_instant_at_least() {
        var from = NOW.minusSeconds(60);

        assertThat(objections(from, from.plusNanos(1000))).isEmpty();
        assertThat(objections(from, from)).containsExactly("REPLAY_RANGE_EMPTY");
        assertThat(objections(NOW, null)).isEmpty();
        assertThat(objections(NOW.plusNanos(1000), null)).containsExactly("REPLAY_RANGE_EMPTY");
    }

    @Test
    void and_every_objection_is_told_at_once() {
        var from = NOW.minus(KEPT).minusSeconds(1);

        assertThat(objections(from, from.minusSeconds(1), Violation.of("/eventTypes/0", "EVENT_TYPE_UNKNOWN", "?")))
                .containsExactly("REPLAY_RANGE_EMPTY", "REPLAY_TOO_FAR_BACK", "EVENT_TYPE_UNKNOWN");
    }

    private static List<String> objections(Instant from, @Nullable Instant to, Violation... types) {
        return new ReplayPolicy(KEPT)
                .objections(new NewReplay(from, to, null, OnlyWhat.ALL), List.of(types), NOW).stream()
                        .map(Violation::code)
                        .toList();
    }
}
