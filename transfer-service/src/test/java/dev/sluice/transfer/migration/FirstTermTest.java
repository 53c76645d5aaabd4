package dev.sluice.transfer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.Seed;
import dev.sluice.transfer.offer.Term;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The first term of a migrated subscription")
class FirstTermTest {

    @ParameterizedTest
    @CsvSource({
        "2022-02-10, 2021-11-17, P1M, false, 2021-12-10",
        "2026-03-31, 2026-01-15, P1M, false, 2026-01-31",
        "2026-03-31, 2026-02-05, P1M, false, 2026-02-28",
        "2026-03-31, 2026-02-28, P1M, false, 2026-03-31",
        "2026-03-31, 2026-01-30, P1M, false, 2026-01-31",
        "2026-03-31, 2026-01-31, P1M, false, 2026-02-28",
        "2022-06-30, 2022-01-31, P1Y, false, 2022-06-30",
        "2022-06-30, 2022-01-31, P1Y, true, 2023-01-30",
        "2022-06-30, 2022-06-29, P1M, false, 2022-06-30",
        "2022-06-30, 2022-06-30, P1M, false, 2022-07-29",
        "2024-06-30, 2022-01-31, P1Y, false, 2022-06-30",
        "2024-02-29, 2022-01-31, P1Y, false, 2022-02-28",
        "2022-06-30, 2022-01-31, P3Y, false, 2022-06-30",
        "2022-06-30, 2022-07-02, P1Y, false, 2023-07-01"
    })
    void keeps_what_is_left_or_is_a_full_one(
            LocalDate legacyEnd, LocalDate migratedOn, Term term, boolean full, LocalDate end) {
        assertThat(new FirstTerm(legacyEnd, term, migratedOn, full).lastDay()).isEqualTo(end);
    }

    /**
     * Whatever the days: never over before it begins, on the legacy day of the month, and no longer than the term: but from the last day
     * of February to the 31st of a later month, which are three days more.
     */
    @Test
    void is_never_longer_than_the_term_and_ends_as_the_legacy_term_does() {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++) {
            var start = LocalDate.ofEpochDay(random.nextLong(18_000, 22_000));
            var end = start.plusDays(random.nextLong(1, 1_200));
            var term = Term.values()[random.nextInt(Term.values().length)];

            var last = new FirstTerm(end, term, start, false).lastDay();

            assertThat(last)
                    .as("seed %d: %s, %s, %s", seed, start, end, term)
                    .isAfter(start)
                    .isBeforeOrEqualTo(end);
            assertThat(last)
                    .as("seed %d: %s, %s, %s", seed, start, end, term)
                    .isBeforeOrEqualTo(start.plus(term.period()).plusDays(3));
            assertThat(YearMonth.from(last))
                    .as("seed %d: %s, %s, %s", seed, start, end, term)
                    .isBeforeOrEqualTo(YearMonth.from(start.plus(term.period())));
            assertThat(last.getDayOfMonth())
                    .as("seed %d: %s, %s, %s", seed, start, end, term)
                    .isEqualTo(Math.min(end.getDayOfMonth(), last.lengthOfMonth()));
        }
    }
}
