package dev.sluice.transfer.price;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A price as a row of an import.
 *
 * @param market a country or a region
 * @param unitPrice of one licence and billing period
 */
record PriceRow(
        @NotBlank @Size(max = 64) String sku,

        @NotNull @Pattern(regexp = "[A-Z_]{2,32}", message = "is a country or a region")
        String market,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "is an ISO 4217 code")
        String currency,

        @NotNull @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @NotNull @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @NotNull @DecimalMin("0") @Digits(integer = 10, fraction = 4)
        BigDecimal unitPrice,

        @NotNull LocalDate from) {

    Plan plan() {
        return new Plan(Term.valueOf(termDuration), BillingCycle.of(billingCycle));
    }
}
