package dev.sluice.transfer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.transfer.offer.BillingCycle;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A billing period")
class BillingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "Monthly, 2026-04-01, 2027-03-31, 2026-04-01, 10, 300.00, 2900.00",
        "Monthly, 2026-04-01, 2027-03-31, 2026-04-08, 10, 300.00, 2200.00",
        "Monthly, 2026-04-01, 2027-03-31, 2026-04-30, 10, 300.00, 0.00",
        "Monthly, 2026-04-01, 2027-03-31, 2026-05-01, 10, 310.00, 3000.00",
        "Annual, 2026-04-01, 2027-03-31, 2026-04-08, 1, 365.00, 357.00",
        "Triennial, 2024-01-01, 2026-12-31, 2024-01-01, 1, 1096.00, 1095.00",
        "Monthly, 2026-04-01, 2026-04-15, 2026-04-08, 10, 300.00, 700.00",
        "None, 2026-04-01, 2026-04-30, 2026-04-10, 1, 30.00, 20.00"
    })
    void is_worth_the_days_that_are_left_of_it_after_a_day(
            String cycle,
            LocalDate start,
            LocalDate end,
            LocalDate day,
            int licences,
            BigDecimal price,
            BigDecimal worth) {
        var period = BillingPeriod.containing(day, BillingCycle.of(cycle), start, end);

        assertThat(period.cost(price, licences, day.plusDays(1))).isEqualTo(worth);
    }

    @Test
    void is_worth_all_of_it_before_it_has_begun() {
        var period = BillingPeriod.containing(
                LocalDate.of(2026, 3, 30), BillingCycle.MONTHLY, LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31));

        assertThat(period.cost(new BigDecimal("300.00"), 1, LocalDate.of(2026, 3, 31)))
                .isEqualTo(new BigDecimal("300.00"));
    }

    @Test
    void begins_on_the_day_of_the_month_of_its_term_or_on_the_last_there_is() {
        assertThat(periods(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 5, 30)))
                .extracting(BillingPeriod::first)
                .containsExactly(
                        LocalDate.of(2026, 1, 31),
                        LocalDate.of(2026, 2, 28),
                        LocalDate.of(2026, 3, 31),
                        LocalDate.of(2026, 4, 30));
    }

    @Test
    void follows_the_one_before_without_gap_or_overlap_whenever_a_term_begins() {
        for (var start = LocalDate.of(2024, 1, 1); start.getYear() <= 2032; start = start.plusDays(1)) {
            var end = start.plusYears(1).minusDays(1);
            var all = periods(start, end);

            assertThat(all).as("a year from %s", start).hasSize(12);
            assertThat(all.getFirst().first()).isEqualTo(start);
            assertThat(all.getLast().lastDay()).isEqualTo(end);
            assertThat(all.stream()
                            .mapToLong(period -> ChronoUnit.DAYS.between(period.first(), period.end()))
                            .sum())
                    .isEqualTo(ChronoUnit.DAYS.between(start, end) + 1);
        }
    }

    private static List<BillingPeriod> periods(LocalDate start, LocalDate end) {
        var all = new ArrayList<BillingPeriod>();
        for (var day = start; !day.isAfter(end); day = all.getLast().end()) {
            all.add(BillingPeriod.containing(day, BillingCycle.MONTHLY, start, end));
        }
        return all;
    }
}
