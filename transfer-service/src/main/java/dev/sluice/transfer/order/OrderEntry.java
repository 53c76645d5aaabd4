package dev.sluice.transfer.order;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a partner buys from the catalogue for a customer.
 *
 * @param sku or {@code catalogItemId}, exactly one of the two
 * @param startDate today where it is left out
 * @param replaces what it goes on from in another channel
 */
@NamedOnce
public record OrderEntry(
        @NotNull UUID customerTenantId,
        @Nullable @Size(max = 64) String sku,
        @Nullable @Size(max = 64) String catalogItemId,
        @NotNull @Min(1) Integer quantity,

        @NotNull @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @NotNull @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @Nullable LocalDate startDate,
        @Nullable @Valid Replaced replaces,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String partnerIdOnRecord) {

    /** A subscription in another channel. */
    public record Replaced(
            @NotNull @Pattern(regexp = "EA|WEB_DIRECT|OTHER_CSP", message = "is EA, WEB_DIRECT or OTHER_CSP")
            String channel,

            @NotBlank @Size(max = 64) String subscriptionId) {}

    Plan plan() {
        return new Plan(Term.valueOf(termDuration), BillingCycle.of(billingCycle));
    }
}
