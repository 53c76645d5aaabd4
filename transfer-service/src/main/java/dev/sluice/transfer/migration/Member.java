package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner wants of one subscription of a bundle; what is absent stays as it is.
 *
 * @param id under which its seats are held, from its schedule to its new subscription
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Member(
        UUID id,
        String currentSubscriptionId,
        @Nullable Term termDuration,
        @Nullable BillingCycle billingCycle,
        @Nullable Integer quantity,
        boolean purchaseFullTerm,
        @Nullable LocalDate customTermEndDate) {

    static Member asItIs(String subscription, boolean purchaseFullTerm) {
        return new Member(TimeOrderedId.next(), subscription, null, null, null, purchaseFullTerm, null);
    }

    Member as(UUID other) {
        return new Member(
                other,
                currentSubscriptionId,
                termDuration,
                billingCycle,
                quantity,
                purchaseFullTerm,
                customTermEndDate);
    }

    Member full() {
        return new Member(id, currentSubscriptionId, termDuration, billingCycle, quantity, true, customTermEndDate);
    }
}
