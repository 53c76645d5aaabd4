package dev.sluice.transfer.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.Seed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A renewal is processed")
class ProcessingTimesTest {

    static final long SECONDS_A_DAY = 86_400;

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-03-10T09:00:00Z, 2026-04-01T12:00:00Z, 2026-04-04T12:00:00Z, 2026-04-01",
        "2026-03-31, 2026-03-31T23:59:00Z, 2026-04-01T12:00:00Z, 2026-04-04T12:00:00Z, 2026-04-01",
        "2026-03-31, 2026-04-10T09:30:00Z, 2026-04-11T12:00:00Z, 2026-04-14T09:30:00Z, 2026-04-11",
        "2024-02-28, 2024-02-01T00:00:00Z, 2024-02-29T12:00:00Z, 2024-03-03T12:00:00Z, 2024-02-29",
        "2026-02-28, 2026-02-01T00:00:00Z, 2026-03-01T12:00:00Z, 2026-03-04T12:00:00Z, 2026-03-01",
        "2026-03-31, 2026-03-31T23:59:59.999999Z, 2026-04-01T12:00:00Z, 2026-04-04T12:00:00Z, 2026-04-01",
        "2026-03-31, 2026-04-01T00:00:00Z, 2026-04-02T12:00:00Z, 2026-04-05T00:00:00Z, 2026-04-02",
        "2026-12-31, 2026-12-31T00:00:00Z, 2027-01-01T12:00:00Z, 2027-01-04T12:00:00Z, 2027-01-01"
    })
    void from_noon_of_the_day_that_the_rules_give(
            LocalDate end, Instant submittedAt, Instant notBefore, Instant processBy, LocalDate start) {
        var times = ProcessingTimes.of(end, submittedAt);

        assertThat(times.notBefore()).isEqualTo(notBefore);
        assertThat(times.processBy()).isEqualTo(processBy);
        assertThat(times.startDate()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T09:00:00Z, 2026-04-30T12:00:00Z, 2026-04-30T12:00:00Z, 2026-05-03T12:00:00Z, 2026-04-30",
        "2026-04-10T09:30:00Z, 2026-04-30T12:00:00Z, 2026-04-30T12:00:00Z, 2026-05-03T12:00:00Z, 2026-04-30",
        "2026-04-10T09:30:00Z, 2026-04-11T12:00:00Z, 2026-04-11T12:00:00Z, 2026-04-14T09:30:00Z, 2026-04-11",
        "2026-04-10T09:30:00Z, 2026-04-05T12:00:00Z, 2026-04-11T12:00:00Z, 2026-04-14T09:30:00Z, 2026-04-11",
        "2026-04-10T09:30:00Z, , 2026-04-11T12:00:00Z, 2026-04-14T09:30:00Z, 2026-04-11"
    })
    void not_before_the_instant_wanted_and_never_earlier_than_without_it(
            Instant submittedAt, Instant wanted, Instant notBefore, Instant processBy, LocalDate start) {
        var times =
                ProcessingTimes.of(LocalDate.parse("2026-03-31"), submittedAt).notBefore(wanted);

        assertThat(times.notBefore()).isEqualTo(notBefore);
        assertThat(times.processBy()).isEqualTo(processBy);
        assertThat(times.startDate()).isEqualTo(start);
    }

    /** All days from 2024 to 2032 as ends, in whole days since the epoch instead of calendar arithmetic. */
    @Test
    void as_counted_in_days_since_the_epoch() {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (var day = LocalDate.parse("2024-01-01").toEpochDay();
                day <= LocalDate.parse("2032-12-31").toEpochDay();
                day++) {
            var submitted = (day - 200) * SECONDS_A_DAY + random.nextLong(300 * SECONDS_A_DAY);
            check(day, submitted, seed);
            check(day, (day + 1) * SECONDS_A_DAY - 1, seed);
            check(day, (day + 1) * SECONDS_A_DAY, seed);
        }
    }

    private static void check(long endDay, long submitted, long seed) {
        var times = ProcessingTimes.of(LocalDate.ofEpochDay(endDay), Instant.ofEpochSecond(submitted));

        var submittedDay = Math.floorDiv(submitted, SECONDS_A_DAY);
        var isLate = submittedDay > endDay;
        var processedDay = Math.max(endDay, submittedDay) + 1;
        var noon = processedDay * SECONDS_A_DAY + SECONDS_A_DAY / 2;
        assertThat(times)
                .as("end %s, submitted %s, seed %s", endDay, submitted, seed)
                .isEqualTo(new ProcessingTimes(
                        Instant.ofEpochSecond(noon),
                        Instant.ofEpochSecond(isLate ? submitted + 4 * SECONDS_A_DAY : noon + 3 * SECONDS_A_DAY),
                        LocalDate.ofEpochDay(processedDay),
                        isLate));
    }
}
