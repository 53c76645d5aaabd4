package dev.sluice.attribution.association;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which associations are wanted; what is absent does not matter. {@code asOf}: those in effect at that instant. */
public record AssociationFilter(
        @Nullable UUID customerTenantId,
        @Nullable String subscriptionId,
        @Nullable String agreementId,
        @Nullable UUID partnerTenantId,
        @Nullable Instant asOf) {}
