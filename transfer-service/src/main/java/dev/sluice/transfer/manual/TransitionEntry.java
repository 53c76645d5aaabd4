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
 * A partner takes a customer's subscription over by hand.
 *
 * @param plannedPurchase the day on which it means to buy the target; with the end of the source where it is left out
 * @param plannedQuantity how many licences it means to buy
 */
public record TransitionEntry(
        @NotNull UUID customerTenantId,
        @NotNull Channel sourceChannel,

        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String sourceSubscriptionId,

        @NotBlank @Size(max = 64) String targetSku,
        @Nullable LocalDate plannedPurchase,
        @Nullable @Min(1) Integer plannedQuantity) {}
