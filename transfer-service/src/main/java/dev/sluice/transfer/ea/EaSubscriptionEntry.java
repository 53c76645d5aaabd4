package dev.sluice.transfer.ea;

import dev.sluice.transfer.offer.Segment;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says about a subscription under an EA.
 *
 * @param endDate its last day; the agreement's where it is left out
 * @param licenseBased true where it is left out
 */
public record EaSubscriptionEntry(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String agreementId,

        @NotBlank @Size(max = 64) String sku,
        @NotBlank @Size(max = 300) String provisioningId,
        @NotNull @Min(1) Integer quantity,
        @NotNull Segment segment,
        @Nullable LocalDate endDate,
        @Nullable Boolean licenseBased) {}
