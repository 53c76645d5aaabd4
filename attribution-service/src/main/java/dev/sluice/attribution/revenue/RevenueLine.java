package dev.sluice.attribution.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of billed revenue as it is kept.
 *
 * @param place in the order in which lines were recorded
 * @param usdRate absent until a rate is known
 */
public record RevenueLine(
        String lineId,
        long place,
        String subscriptionId,
        UUID customerTenantId,
        String product,
        String solutionArea,
        YearMonth month,
        String currency,
        BigDecimal amount,
        int quantity,
        String salesChannel,
        @Nullable BigDecimal usdRate,
        @Nullable LocalDate usdRateDay,
        Instant recordedAt) {}
