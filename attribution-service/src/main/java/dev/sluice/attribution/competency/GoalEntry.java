package dev.sluice.attribution.competency;

import dev.sluice.platform.problem.Refusal;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a competency asks for.
 *
 * @param period as people call it, for example {@code FY2017}
 * @param goal in US dollars
 * @param solutionAreas of revenue that counts; none: all
 */
public record GoalEntry(
        @NotNull(message = "REQUIRED: Of which competency?") @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}")
        String competency,

        @NotNull(message = "REQUIRED: In which period?") @Pattern(regexp = "[A-Za-z0-9-]{1,32}")
        String period,

        @NotNull(message = "REQUIRED: From which month on?")
        @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])", message = "INVALID_VALUE: is a month such as 2026-04")
        String firstMonth,

        @NotNull(message = "REQUIRED: Up to which month?")
        @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])", message = "INVALID_VALUE: is a month such as 2026-04")
        String lastMonth,

        @NotNull(message = "REQUIRED: How much is asked for?")
        @Pattern(regexp = "(?=.*[1-9])[0-9]{1,15}([.][0-9]{1,2})?", message = "INVALID_VALUE: is a positive amount")
        String goal,

        @Size(max = 20) @Nullable List<@Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String> solutionAreas) {

    /** A fiscal year and its neighbour: what is reached is added up from all of its months. */
    private static final int MOST_MONTHS = 24;

    /** @throws Refusal 400 for a period that ends before it begins, or that is too long */
    void check() {
        var first = YearMonth.parse(firstMonth);
        var last = YearMonth.parse(lastMonth);
        if (last.isBefore(first)) {
            throw Refusal.malformed("/lastMonth", "INVALID_VALUE", "lies before firstMonth");
        }
        if (!last.isBefore(first.plusMonths(MOST_MONTHS))) {
            throw Refusal.malformed("/lastMonth", "INVALID_VALUE", "makes more than " + MOST_MONTHS + " months");
        }
    }

    List<String> areas() {
        return solutionAreas == null
                ? List.of()
                : solutionAreas.stream().distinct().sorted().toList();
    }
}
