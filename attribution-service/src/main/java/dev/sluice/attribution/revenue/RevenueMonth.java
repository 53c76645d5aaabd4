package dev.sluice.attribution.revenue;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A month with revenue.
 *
 * @param ruleSet by which it was closed
 */
public record RevenueMonth(
        YearMonth month,
        Instant closesAt,
        @Nullable Instant closedAt,
        @Nullable Integer ruleSet) {

    public boolean isClosed() {
        return closedAt != null;
    }
}
