package dev.sluice.attribution.revenue;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/** A line of billed revenue, as billing tells it. Its texts hold neither commas nor quotes: they stand in statements as they are. */
public record RevenueLineEntry(
        @NotNull(message = "REQUIRED: Under which id?") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")
        String lineId,

        @NotNull(message = "REQUIRED: Of which subscription?") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
        String subscriptionId,

        @NotNull(message = "REQUIRED: Of which customer?") UUID customerTenantId,

        @NotNull(message = "REQUIRED: Of which product?") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ._:/()&+-]{0,99}")
        String product,

        @NotNull(message = "REQUIRED: BUSINESS_APPLICATIONS or MODERN_WORK") @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}")
        String solutionArea,

        @NotNull(message = "REQUIRED: Of which month?")
        @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])", message = "INVALID_VALUE: is a month such as 2026-04")
        String month,

        @NotNull(message = "REQUIRED: In which currency?")
        @Pattern(regexp = "[A-Z]{3}", message = "INVALID_VALUE: is a code of ISO 4217 such as EUR")
        String currency,

        @NotNull(message = "REQUIRED: How much?")
        @Pattern(regexp = "-?[0-9]{1,15}([.][0-9]{1,2})?", message = "INVALID_VALUE: is an amount such as 1250.00")
        String amount,

        @NotNull(message = "REQUIRED: How many seats?") Integer quantity,

        @NotNull(message = "REQUIRED: By which channel?") @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}")
        String salesChannel) {

    YearMonth billedMonth() {
        return YearMonth.parse(month);
    }

    LocalDate firstDay() {
        return billedMonth().atDay(1);
    }

    BigDecimal money() {
        return new BigDecimal(amount).setScale(2);
    }
}
