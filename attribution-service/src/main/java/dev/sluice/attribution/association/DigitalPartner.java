package dev.sluice.attribution.association;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The digital partner of record of a subscription at present.
 *
 * @param version how often the customer decided
 */
public record DigitalPartner(
        String subscriptionId,
        UUID partnerTenantId,
        @Nullable String partnerId,
        Instant since,
        long version) {}
