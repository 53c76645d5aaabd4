package dev.sluice.attribution.workday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A clock of business days")
class WorkdaysTest {

    static final LocalDate MONDAY = LocalDate.parse("2026-04-06");

    final Workdays workdays = new Workdays(Set.of());

    @ParameterizedTest(name = "{0} and {1} days: {2}")
    @CsvSource(textBlock = """
            2026-04-08T10:00:00Z, 5, 2026-04-15T10:00:00Z
            2026-04-15T08:00:00Z, 14, 2026-05-05T08:00:00Z
            2026-04-27T00:00:00Z, 5, 2026-05-04T00:00:00Z
            2026-04-10T23:59:59Z, 1, 2026-04-13T23:59:59Z
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
            2026-04-10T10:00:00Z, 2026-04-10T23:00:00Z, PT13H
            2026-04-10T10:00:00Z, 2026-04-11T09:00:00Z, PT14H
            2026-04-10T10:00:00Z, 2026-04-12T23:59:59Z, PT14H
            2026-04-10T10:00:00Z, 2026-04-13T00:00:00Z, PT14H
            2026-04-11T10:00:00Z, 2026-04-12T10:00:00Z, PT0S
            2026-04-11T10:00:00Z, 2026-04-13T12:00:00Z, PT12H
            2026-04-13T12:00:00Z, 2026-04-10T12:00:00Z, PT0S
            """)
    void stands_still_on_days_off(Instant start, Instant end, Duration time) {
        assertThat(workdays.between(start, end)).isEqualTo(time);
    }

    @Test
    void keeps_the_time_of_day_of_a_day_off_for_deadlines_of_days() {
        assertThat(workdays.after(Instant.parse("2026-04-11T12:00:00Z"), 1)).isEqualTo("2026-04-13T12:00:00Z");
    }

    @Test
    void gives_what_begins_on_a_day_off_all_of_its_time() {
        assertThat(workdays.after(Instant.parse("2026-04-11T12:00:00Z"), Duration.ofDays(1)))
                .isEqualTo("2026-04-14T00:00:00Z");
    }

    @Test
    void never_runs_backwards_and_ends_when_its_time_is_over() {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++) {
            var holidays = random.ints(10, 0, 60).mapToObj(MONDAY::plusDays).collect(Collectors.toSet());
            var calendar = new Workdays(holidays);
            var times = random.ints(3, 0, 60 * 24 * 3_600)
                    .sorted()
                    .mapToObj(second -> MONDAY.atStartOfDay(ZoneOffset.UTC)
                            .plusSeconds(second)
                            .toInstant())
                    .toList();
            var first = calendar.between(times.get(0), times.get(1));
            var second = calendar.between(times.get(1), times.get(2));
            var time = Duration.ofSeconds(random.nextInt(20 * 24 * 3_600));

            assertThat(List.of(first, second)).as("seed %d, round %d", seed, i).noneMatch(Duration::isNegative);
            assertThat(calendar.between(times.get(0), times.get(2)))
                    .as("seed %d, round %d: %s without %s", seed, i, times, holidays)
                    .isEqualTo(first.plus(second));
            assertThat(calendar.between(times.get(0), calendar.after(times.get(0), time)))
                    .as("seed %d, round %d: %s without %s", seed, i, times, holidays)
                    .isEqualTo(time);
        }
    }

    @Test
    void stands_on_holidays() {
        var easter = new Workdays(Set.of(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-06")));

        assertThat(easter.after(Instant.parse("2026-04-02T10:00:00Z"), 1)).isEqualTo("2026-04-07T10:00:00Z");
    }
}
