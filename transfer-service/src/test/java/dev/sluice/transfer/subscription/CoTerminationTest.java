package dev.sluice.transfer.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.testing.Seed;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.CoTermination.Anchor;
import dev.sluice.transfer.subscription.CoTermination.Fault;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A first term may end")
class CoTerminationTest {

    @ParameterizedTest
    @CsvSource({
        "P3Y, 2022-07-01, P1Y, 2022-10-01, 2024-10-01, ",
        "P3Y, 2022-07-01, P1Y, 2022-10-01, 2022-10-01, ",
        "P3Y, 2022-07-01, P1Y, 2022-10-01, 2025-10-01, INVALID",
        "P1Y, 2022-07-01, P1Y, 2022-10-01, 2022-10-01, ",
        "P1Y, 2022-07-01, P1Y, 2022-10-01, 2022-10-02, NOT_ALIGNED",
        "P3Y, 2022-07-15, , , 2025-06-30, ",
        "P1Y, 2022-07-15, , , 2023-06-30, ",
        "P1M, 2022-07-15, , , 2022-07-31, ",
        "P1Y, 2023-02-04, , , 2024-01-31, ",
        "P1Y, 2023-02-04, , , 2024-02-03, ",
        "P1Y, 2023-02-04, , , 2023-12-31, NOT_ALIGNED",
        "P1Y, 2023-02-04, , , 2024-02-04, INVALID",
        "P1Y, 2023-02-04, , , 2023-02-03, INVALID",
        "P1Y, 2022-07-01, P1M, 2022-07-20, 2022-07-20, NOT_ALIGNED",
        "P3Y, 2022-07-01, P1M, 2022-07-20, 2022-07-20, NOT_ALIGNED",
        "P1M, 2022-07-01, P1M, 2022-07-20, 2022-07-20, ",
        "P1M, 2022-07-01, P1Y, 2023-02-20, 2022-07-20, ",
        "P1M, 2022-07-01, P1Y, 2023-02-20, 2022-07-21, NOT_ALIGNED",
        "P1M, 2022-09-10, P1Y, 2023-03-28, 2022-09-28, INVALID",
        "P1M, 2022-09-10, P1Y, 2023-03-29, 2022-09-29, INVALID",
        "P1M, 2022-07-10, P1Y, 2023-03-30, 2022-07-30, INVALID",
        "P1M, 2022-09-10, P1Y, 2023-03-31, 2022-09-30, ",
        "P1M, 2023-02-10, P1Y, 2023-03-28, 2023-02-28, ",
        "P1Y, 2022-09-10, P1Y, 2022-11-29, 2022-11-29, "
    })
    void on_the_days_of_the_rules(
            Term term, LocalDate start, Term anchorTerm, LocalDate anchorEnd, LocalDate wanted, Fault fault) {
        var anchors = anchorTerm == null ? List.<Anchor>of() : List.of(new Anchor(anchorTerm, anchorEnd));

        assertThat(new CoTermination(start, term, anchors).fault(wanted).orElse(null))
                .isEqualTo(fault);
    }

    /** Every start from 2024 to 2032 against a list of the days that may be, made by walking the calendar day by day. */
    @ParameterizedTest
    @EnumSource(Term.class)
    void on_exactly_the_days_found_by_walking_through_the_term(Term term) {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (var start = LocalDate.parse("2024-01-01"); start.getYear() < 2033; start = start.plusDays(1)) {
            var anchor = new Anchor(
                    Term.values()[random.nextInt(Term.values().length)], start.plusDays(random.nextInt(-30, 900)));
            var coTermination = new CoTermination(start, term, List.of(anchor));
            var allowed = walk(start, term, anchor);
            for (var i = 0; i < 20; i++) {
                var wanted = start.plusDays(random.nextInt(-3, term == Term.P1M ? 40 : 1100));
                assertThat(coTermination.fault(wanted).isEmpty())
                        .as("%s from %s with %s, %s, seed %s", term, start, anchor, wanted, seed)
                        .isEqualTo(allowed.contains(wanted));
            }
            assertThat(allowed)
                    .as("%s from %s with %s, seed %s", term, start, anchor, seed)
                    .allMatch(day -> coTermination.fault(day).isEmpty());
        }
    }

    @Test
    void on_its_own_last_day_even_when_a_month_is_shorter() {
        assertThat(new CoTermination(LocalDate.parse("2024-02-29"), Term.P1Y, List.of()).fullEnd())
                .isEqualTo("2025-02-27");
        assertThat(new CoTermination(LocalDate.parse("2026-01-31"), Term.P1M, List.of()).fullEnd())
                .isEqualTo("2026-02-27");
    }

    private static Set<LocalDate> walk(LocalDate start, Term term, Anchor anchor) {
        var months = switch (term) {
            case P1M -> 1;
            case P1Y -> 12;
            case P3Y -> 36;
        };
        var afterEnd = start.plusMonths(months);
        var allowed = new HashSet<LocalDate>();
        LocalDate lastMonthEnd = null;
        for (var day = start; day.isBefore(afterEnd); day = day.plusDays(1)) {
            if (day.plusDays(1).getDayOfMonth() == 1) {
                lastMonthEnd = day;
            }
            if (day.plusDays(1).equals(afterEnd) || isAligned(day, term, anchor)) {
                allowed.add(day);
            }
        }
        if (lastMonthEnd != null) {
            allowed.add(lastMonthEnd);
        }
        if (term == Term.P1M) {
            allowed.removeIf(day -> day.getDayOfMonth() >= 28
                    && day.getDayOfMonth() <= 30
                    && day.plusDays(1).getDayOfMonth() != 1);
        }
        return allowed;
    }

    private static boolean isAligned(LocalDate day, Term term, Anchor anchor) {
        var isLastOfMonth = day.plusDays(1).getDayOfMonth() == 1;
        if (term == Term.P1M) {
            return day.getDayOfMonth() == anchor.end().getDayOfMonth()
                    || isLastOfMonth && anchor.end().getDayOfMonth() > day.getDayOfMonth();
        }
        var isLeapDay = anchor.end().getMonthValue() == 2 && anchor.end().getDayOfMonth() == 29;
        var hasItsDay = day.getMonthValue() == anchor.end().getMonthValue()
                && (day.getDayOfMonth() == anchor.end().getDayOfMonth()
                        || isLeapDay && day.getDayOfMonth() == 28 && !day.isLeapYear());
        return anchor.term() != Term.P1M && hasItsDay && !day.isBefore(anchor.end());
    }
}
