package dev.sluice.transfer.manual;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription in another channel.
 *
 * @param partner who sells it there; absent where nobody does
 * @param endDate its last day
 */
record Source(
        Channel channel,
        String subscriptionId,
        UUID customerTenantId,
        @Nullable UUID partner,
        String provisioningId,
        int quantity,
        LocalDate endDate) {}
