package dev.sluice.attribution.competency;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * What a competency asks for in a period.
 *
 * @param solutionAreas of revenue that counts; none: all
 */
record Goal(
        String competency,
        String period,
        YearMonth firstMonth,
        YearMonth lastMonth,
        BigDecimal goal,
        List<String> solutionAreas) {

    Goal {
        solutionAreas = List.copyOf(solutionAreas);
    }

    boolean counts(YearMonth month, String solutionArea) {
        return !month.isBefore(firstMonth)
                && !month.isAfter(lastMonth)
                && (solutionAreas.isEmpty() || solutionAreas.contains(solutionArea));
    }
}
