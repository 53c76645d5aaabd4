package dev.sluice.transfer.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code partner.changed.v1} says, as far as it is kept here. */
record PartnerState(
        UUID partnerTenantId,
        String name,
        @Nullable String pcn,
        String partnerId,
        @Nullable String globalPartnerId,
        List<String> partnerTypes,
        String country,
        String region,
        boolean authorized,
        boolean mpaSigned,
        @Nullable UUID indirectProviderTenantId,
        long version) {

    static final String TYPE = "partner.changed.v1";

    PartnerState {
        requireNonNull(partnerTenantId, "partnerTenantId");
        requireNonNull(name, "name");
        requireNonNull(partnerId, "partnerId");
        partnerTypes = List.copyOf(partnerTypes);
        requireNonNull(country, "country");
        requireNonNull(region, "region");
    }
}
