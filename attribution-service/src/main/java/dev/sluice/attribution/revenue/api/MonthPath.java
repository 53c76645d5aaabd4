package dev.sluice.attribution.revenue.api;

import dev.sluice.platform.problem.Refusal;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** A month as paths and parameters name it. */
final class MonthPath {

    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");

    private MonthPath() {}

    /** @throws Refusal 400 */
    static YearMonth month(String text) {
        if (!MONTH.matcher(text).matches()) {
            throw Refusal.malformed("month", "INVALID_VALUE", "is a month such as 2026-04");
        }
        return YearMonth.parse(text);
    }
}
