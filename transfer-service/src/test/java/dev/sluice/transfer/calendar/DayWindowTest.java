package dev.sluice.transfer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A window of days")
class DayWindowTest {

    static final Period BACK = Period.ofDays(90);
    static final Period AHEAD = Period.ofMonths(6);

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 2025-12-10, 2026-09-10",
        "2026-08-31, 2026-06-02, 2027-02-28",
        "2027-08-31, 2027-06-02, 2028-02-29",
        "2026-08-29, 2026-05-31, 2027-02-28",
        "2024-02-29, 2023-12-01, 2024-08-29",
        "2026-03-31, 2025-12-31, 2026-09-30"
    })
    void reaches_back_days_and_ahead_months_clipped_to_their_end(LocalDate day, LocalDate first, LocalDate last) {
        assertThat(DayWindow.around(day, BACK, AHEAD)).isEqualTo(new DayWindow(first, last));
    }

    @Test
    void contains_its_first_and_its_last_day() {
        var window = DayWindow.around(LocalDate.parse("2026-03-10"), BACK, AHEAD);

        assertThat(window.contains(LocalDate.parse("2025-12-09"))).isFalse();
        assertThat(window.contains(LocalDate.parse("2025-12-10"))).isTrue();
        assertThat(window.contains(LocalDate.parse("2026-09-10"))).isTrue();
        assertThat(window.contains(LocalDate.parse("2026-09-11"))).isFalse();
        assertThat(window.isOver(LocalDate.parse("2025-12-09"))).isTrue();
        assertThat(window.isOver(LocalDate.parse("2026-09-11"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-09-11, 2026-03-11", "2027-02-28, 2026-08-28", "2027-03-01, 2026-09-01", "2026-08-31, 2026-03-01"})
    void says_when_it_opens_for_a_day(LocalDate day, LocalDate opens) {
        assertThat(DayWindow.opensFor(day, AHEAD)).isEqualTo(opens);
        assertThat(DayWindow.around(opens, BACK, AHEAD).contains(day)).isEqualTo(true);
        assertThat(DayWindow.around(opens.minusDays(1), BACK, AHEAD).contains(day))
                .isEqualTo(false);
    }

    @Test
    void never_ends_before_it_begins() {
        var day = LocalDate.parse("2026-03-10");

        assertThatThrownBy(() -> new DayWindow(day, day.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
