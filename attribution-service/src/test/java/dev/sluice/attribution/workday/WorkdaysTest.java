package dev.sluice.attribution.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A clock of business days")
class WorkdaysTest {

    final Workdays workdays = new Workdays(Set.of());

    @ParameterizedTest(name = "{0} and {1} days: {2}")
    @CsvSource(textBlock = """
            2026-04-08T10:00:00Z, 5, 2026-04-15T10:00:00Z
            2026-04-15T08:00:00Z, 14, 2026-05-05T08:00:00Z
            2026-04-27T00:00:00Z, 5, 2026-05-04T00:00:00Z
            2026-04-10T23:59:59Z, 1, 2026-04-13T23:59:59Z
            2026-04-11T12:00:00Z, 1, 2026-04-13T12:00:00Z
            2026-12-31T12:00:00Z, 1, 2027-01-01T12:00:00Z
            2026-04-08T10:00:00Z, 0, 2026-04-08T10:00:00Z
            """)
    void runs_out_at_the_same_time_of_day(Instant start, int days, Instant end) {
        assertThat(workdays.after(start, days)).isEqualTo(end);
        assertThat(workdays.between(start, end)).isEqualTo(Duration.ofDays(days));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(textBlock = """
            2026-04-08T10:00:00Z, PT23H59M59S, 2026-04-09T09:59:59Z
            2026-04-10T18:00:00Z, PT16H, 2026-04-13T10:00:00Z
            2026-04-10T10:00:00Z, PT1S, 2026-04-10T10:00:01Z
            2026-04-08T10:00:00Z, PT121H, 2026-04-15T11:00:00Z
            2026-04-08T10:00:00Z, PT0S, 2026-04-08T10:00:00Z
            """)
    void runs_for_what_is_begun_of_a_day(Instant start, Duration time, Instant end) {
        assertThat(workdays.after(start, time)).isEqualTo(end);
        assertThat(workdays.between(start, end)).isEqualTo(time);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(textBlock = """
            2026-04-10T18:00:00Z, 2026-04-11T20:00:00Z, PT2H
            2026-04-10T18:00:00Z, 2026-04-12T10:00:00Z, PT0S
            2026-04-11T10:00:00Z, 2026-04-13T12:00:00Z, PT26H
            """)
    void takes_a_day_off_for_the_business_day_before_it(Instant start, Instant end, Duration time) {
        assertThat(workdays.between(start, end)).isEqualTo(time);
    }

    @Test
    void stands_on_holidays() {
        var easter = new Workdays(Set.of(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-06")));

        assertThat(easter.after(Instant.parse("2026-04-02T10:00:00Z"), 1)).isEqualTo("2026-04-07T10:00:00Z");
    }
}
