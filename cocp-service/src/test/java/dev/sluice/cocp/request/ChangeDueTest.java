package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.deadlines.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reminders that were missed")
class ChangeDueTest {

    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void collapse_into_the_latest_of_their_kind_and_hide_nothing_else() {
        var rows = List.of(
                row(DueKind.ACCEPTANCE_REMINDER, "3", 3),
                row(DueKind.REVIEW_START, "a", 4),
                row(DueKind.ACCEPTANCE_REMINDER, "7", 7),
                row(DueKind.REVIEW_START, "b", 8),
                row(DueKind.EFFECTIVE_DATE_REMINDER, "c 30", 9));

        assertThat(ChangeDue.withoutMissedReminders(rows))
                .extracting(Deadline::key)
                .containsExactly("a", "7", "b", "c 30");
    }

    @Test
    void are_told_for_each_effective_day_when_several_fall_due_at_once() {
        var rows = List.of(
                row(DueKind.EFFECTIVE_DATE_REMINDER, "c 7", 9),
                row(DueKind.EFFECTIVE_DATE_REMINDER, "c 1", 15),
                row(DueKind.EFFECTIVE_DATE_REMINDER, "d 7", 15));

        assertThat(ChangeDue.withoutMissedReminders(rows))
                .extracting(Deadline::key)
                .containsExactly("c 1", "d 7");
    }

    private static Deadline row(DueKind kind, String key, int day) {
        return new Deadline(
                "partner_change_request",
                UUID.randomUUID(),
                kind.name(),
                key,
                NOW.plus(Duration.ofDays(day)),
                "SYSTEM",
                Set.of());
    }
}
