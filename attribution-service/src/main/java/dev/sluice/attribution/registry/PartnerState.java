package dev.sluice.attribution.registry;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code partner.changed.v1} says, as far as it is kept here. */
record PartnerState(
        UUID partnerTenantId,
        String name,
        String partnerId,
        @Nullable String globalPartnerId,
        long version) {

    static final String TYPE = "partner.changed.v1";

    PartnerState {
        requireNonNull(partnerTenantId, "partnerTenantId");
        requireNonNull(name, "name");
        requireNonNull(partnerId, "partnerId");
    }
}
