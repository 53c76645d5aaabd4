package dev.sluice.transfer.subscription;

import dev.sluice.transfer.offer.Term;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What a partner changes of a subscription; what is left out stays. */
public record SubscriptionChange(
        @Nullable @Min(1) Integer quantity,

        @Nullable @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @Nullable Boolean autoRenew,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String partnerIdOnRecord) {}
