package dev.sluice.transfer.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription stands that was not made here.
 *
 * @param boughtAt its licences can be given back for seven days from then on
 * @param partnerIdOnRecord absent: none
 * @param baseSubscriptionId of an add-on: what it adds to
 */
public record Standing(
        SubscriptionStatus status,
        boolean autoRenew,
        @Nullable String partnerIdOnRecord,
        Instant boughtAt,
        @Nullable UUID baseSubscriptionId) {}
