package dev.sluice.cocp.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a request says: only what all of its audience may see.
 *
 * @param licenses those the event is about, as they stand after it; not all of the request
 * @param form that of these licences
 */
record ChangeFacts(
        UUID requestId,
        UUID customerTenantId,
        NewPartner newPartner,
        List<OldPartner> oldPartners,
        List<Licence> licenses,
        Channel channel,
        Form form) {

    record NewPartner(String pcn, UUID tenantId, String name) {}

    record OldPartner(String pcn, @Nullable UUID tenantId) {}

    record Licence(
            String licenseId,
            String agreementId,
            ItemState state,
            @Nullable String oldPartnerPcn,
            @Nullable UUID oldPartnerTenantId,
            String newPartnerPcn,
            UUID newPartnerTenantId,
            @Nullable LocalDate projectedEffectiveDate,
            @Nullable Instant effectiveAt) {}
}
