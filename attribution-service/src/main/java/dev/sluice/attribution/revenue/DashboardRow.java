package dev.sluice.attribution.revenue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one location of a group is credited with by one association.
 *
 * @param isDuplicateRowForPga the group has the same amount by another row
 * @param usd absent while a rate is missing
 */
public record DashboardRow(
        YearMonth month,
        UUID partnerTenantId,
        String partnerId,
        String attribution,
        UUID customerTenantId,
        @Nullable String customerName,
        @Nullable String market,
        @Nullable String segment,
        String subscriptionId,
        @Nullable String subscriptionStatus,
        String product,
        String solutionArea,
        String salesChannel,
        String currency,
        BigDecimal amount,
        @Nullable BigDecimal usd,
        long seats,
        boolean isDuplicateRowForPga) {

    /** Rows about the same amount; of those that are looked at one counts. */
    List<Object> what() {
        return List.of(month, customerTenantId, subscriptionId, product, solutionArea, salesChannel, currency);
    }
}
