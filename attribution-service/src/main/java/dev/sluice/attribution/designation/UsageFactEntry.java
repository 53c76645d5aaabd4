package dev.sluice.attribution.designation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much a customer used something in a month.
 *
 * @param product a business application or a workload, as claims name them
 * @param subscriptionId absent: the customer as a whole
 * @param activeUsers monthly active users; of Customer Insights profiles
 * @param paidSeats absent where nobody counts seats
 */
public record UsageFactEntry(
        @NotNull(message = "REQUIRED: Of which customer?") UUID customerTenantId,
        @Size(min = 1, max = 64) @Nullable String subscriptionId,

        @NotNull(message = "REQUIRED: Of what?") @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}")
        String product,

        @NotNull(message = "REQUIRED: Of which month?")
        @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])", message = "INVALID_VALUE: is a month such as 2026-04")
        String month,

        @NotNull(message = "REQUIRED: How many were active?") @Min(0) @Max(1_000_000_000_000L)
        Long activeUsers,

        @Min(0) @Max(1_000_000_000_000L) @Nullable Long paidSeats) {}
