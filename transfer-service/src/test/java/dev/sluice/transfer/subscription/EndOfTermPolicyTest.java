package dev.sluice.transfer.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.transfer.subscription.EndOfTermPolicy.Fate;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The policy for the end of a term")
class EndOfTermPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "0001-01-01:GRACE_30_DAYS, 2025-07-01, 2026-06-30, GRACE_30_DAYS",
        "0001-01-01:CANCEL, 2025-07-01, 2026-06-30, CANCEL",
        "0001-01-01:EXTENDED_SERVICE_TERM, 2025-07-01, 2026-06-30, EXTENDED_SERVICE_TERM",
        "0001-01-01:EXTENDED_SERVICE_TERM, 2023-07-01, 2026-06-30, GRACE_30_DAYS", // bought too early
        "0001-01-01:EXTENDED_SERVICE_TERM, 2025-03-31, 2026-06-30, GRACE_30_DAYS",
        "0001-01-01:EXTENDED_SERVICE_TERM, 2025-04-01, 2026-06-30, EXTENDED_SERVICE_TERM",
        "0001-01-01:EXTENDED_SERVICE_TERM, 2025-05-04, 2026-05-03, GRACE_30_DAYS", // ends too early
        "0001-01-01:EXTENDED_SERVICE_TERM, 2025-05-05, 2026-05-04, EXTENDED_SERVICE_TERM"
    })
    void decides_by_when_it_was_bought_and_when_it_ends(String setting, LocalDate start, LocalDate end, Fate fate) {
        assertThat(EndOfTermPolicy.of(List.of(setting)).decide(start, end)).isEqualTo(fate);
    }

    @Test
    void holds_from_its_day_on() {
        var policy = EndOfTermPolicy.of(List.of("2026-05-04:CANCEL", "0001-01-01:GRACE_30_DAYS"));

        assertThat(policy.decide(LocalDate.of(2025, 5, 4), LocalDate.of(2026, 5, 3)))
                .isEqualTo(Fate.GRACE_30_DAYS);
        assertThat(policy.decide(LocalDate.of(2025, 5, 5), LocalDate.of(2026, 5, 4)))
                .isEqualTo(Fate.CANCEL);
    }

    @Test
    void is_not_made_of_what_means_nothing() {
        assertThatThrownBy(() -> EndOfTermPolicy.of(List.of("soon:CANCEL"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> EndOfTermPolicy.of(List.of("2026-05-04:FORGET")))
                .isInstanceOf(RuntimeException.class);
    }
}
