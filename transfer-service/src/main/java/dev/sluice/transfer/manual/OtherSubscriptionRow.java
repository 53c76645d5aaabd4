package dev.sluice.transfer.manual;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription outside of EA and of this suite, as a row of an import.
 *
 * @param partnerTenantId who sells it; of {@code OTHER_CSP} only
 */
record OtherSubscriptionRow(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String subscriptionId,

        @NotNull @Pattern(regexp = "WEB_DIRECT|OTHER_CSP", message = "is WEB_DIRECT or OTHER_CSP")
        String channel,

        @NotNull UUID customerTenantId,
        @Nullable UUID partnerTenantId,
        @NotBlank @Size(max = 64) String sku,
        @NotBlank @Size(max = 300) String provisioningId,
        @NotNull @Min(1) Integer quantity,
        @NotNull LocalDate termEndDate) {}
