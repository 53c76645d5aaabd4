package dev.sluice.transfer.promotion;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A promotion as a row of an import. */
record PromotionRow(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "is 1 to 64 of letters, digits, _ and -")
        String promotionId,

        @NotBlank @Size(max = 300) String name,
        @NotBlank @Size(max = 64) String sku,

        @Nullable List<@Pattern(regexp = "[A-Z_]{2,32}", message = "is a country or a region") String> market,

        @NotNull @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @Nullable @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @NotNull @DecimalMin("0.01") @DecimalMax("100") BigDecimal percentOff,
        @Nullable @Min(1) Integer minQuantity,
        @Nullable @Min(1) Integer maxQuantity,
        @NotNull LocalDate from,
        @Nullable LocalDate until) {

    Promotion promotion() {
        return new Promotion(
                promotionId,
                name,
                sku,
                market == null ? List.of() : market,
                Term.valueOf(termDuration),
                billingCycle == null ? null : BillingCycle.of(billingCycle),
                percentOff,
                minQuantity,
                maxQuantity,
                from,
                until);
    }
}
