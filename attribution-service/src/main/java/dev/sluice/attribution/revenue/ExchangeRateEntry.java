package dev.sluice.attribution.revenue;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/** What one unit of a currency is worth in US dollars from a day on. */
public record ExchangeRateEntry(
        @NotNull(message = "REQUIRED: Of which currency?")
        @Pattern(regexp = "(?!USD)[A-Z]{3}", message = "INVALID_VALUE: is a code of ISO 4217, other than USD")
        String currency,

        @NotNull(message = "REQUIRED: From which day on?") LocalDate day,

        @NotNull(message = "REQUIRED: How many US dollars is one unit?")
        @Pattern(regexp = "(?=.*[1-9])[0-9]{1,9}([.][0-9]{1,10})?", message = "INVALID_VALUE: is a positive number")
        String usd) {}
