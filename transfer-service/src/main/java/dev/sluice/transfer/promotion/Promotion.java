package dev.sluice.transfer.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promotion.
 *
 * @param market countries or regions; none: every market
 * @param billingCycle absent: whatever it is
 * @param percentOff of the list price of the first term
 * @param until the first day without it; absent: open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Promotion(
        String promotionId,
        String name,
        String sku,
        List<String> market,
        Term termDuration,
        @Nullable BillingCycle billingCycle,
        BigDecimal percentOff,
        @Nullable Integer minQuantity,
        @Nullable Integer maxQuantity,
        LocalDate from,
        @Nullable LocalDate until) {

    public Promotion {
        market = List.copyOf(market);
    }
}
