package dev.sluice.attribution.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A designation's clock")
class DesignationClockTest {

    static final Instant ENROLLED = Instant.parse("2024-02-29T09:00:00Z");
    static final Instant UNTIL = Instant.parse("2025-02-28T09:00:00Z");
    static final DesignationConfig CONFIG = new DesignationConfig() {
        @Override
        public Period enrolment() {
            return Period.ofYears(1);
        }

        @Override
        public Period renewal() {
            return Period.ofDays(30);
        }

        @Override
        public Period window() {
            return Period.ofMonths(5);
        }
    };

    @ParameterizedTest(name = "enough on {0}, on 2023-08-15: {1}")
    @CsvSource({"2023-03-14, IN_PROGRESS", "2023-03-15, QUALIFIED", "2023-08-15, QUALIFIED"})
    void counts_the_month_and_the_five_before(LocalDate qualified, DesignationStatus status) {
        var designation = designation(qualified, null, null);

        assertThat(designation.statusAt(Instant.parse("2023-08-15T12:00:00Z"), CONFIG))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-29T08:59:59.999999Z, ENROLLED",
        "2025-01-29T09:00:00Z, ENROLLED_RENEWAL_DUE",
        "2025-02-28T08:59:59.999999Z, ENROLLED_RENEWAL_DUE",
        "2025-02-28T09:00:00Z, IN_PROGRESS"
    })
    void keeps_it_enrolled_until_the_anniversary_whatever_the_score(Instant now, DesignationStatus status) {
        assertThat(designation(null, ENROLLED, UNTIL).statusAt(now, CONFIG)).isEqualTo(status);
        assertThat(designation(null, ENROLLED, UNTIL).hasLapsedAt(now)).isEqualTo(!status.isEnrolled());
    }

    /** The day after its last one, as its deadline counts it: from the short month to the long one. */
    @ParameterizedTest
    @CsvSource({"2023-07-28, QUALIFIED", "2023-07-29, IN_PROGRESS"})
    void counts_from_the_end_of_february(LocalDate day, DesignationStatus status) {
        var designation = designation(LocalDate.parse("2023-02-28"), null, null);

        assertThat(designation.statusAt(day.atStartOfDay(ZoneOffset.UTC).toInstant(), CONFIG))
                .isEqualTo(status);
    }

    @Test
    void remembers_the_last_day_on_which_the_score_was_enough() {
        var day = LocalDate.parse("2023-08-15");
        var designation = designation(null, null, null).measured(true, day);

        assertThat(designation.qualifiedOn()).isEqualTo(day);
        assertThat(designation.measured(false, day.plusDays(1)).qualifiedOn()).isEqualTo(day);
        assertThat(designation.measured(true, day.minusDays(1)).qualifiedOn()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-19, 2026-04", "2026-05-20, 2026-05", "2026-01-19, 2025-12"})
    void scores_the_month_before_until_the_refresh(LocalDate day, YearMonth scored) {
        var month = ScoringMonth.on(day, 20);

        assertThat(month.month()).isEqualTo(scored);
        assertThat(month.used()).isEqualTo(scored.minusMonths(1));
        assertThat(month.yearAgo().month()).isEqualTo(scored.minusYears(1));
    }

    private static Designation designation(LocalDate qualified, Instant enrolled, Instant until) {
        return new Designation(
                UUID.randomUUID(),
                UUID.randomUUID(),
                ScoredArea.MODERN_WORK,
                DesignationStatus.IN_PROGRESS,
                ENROLLED,
                qualified,
                enrolled,
                until,
                1);
    }
}
