package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The change that is open on an agreement, as copies keep it.
 *
 * @param sequence of the latest event of the request that this includes
 * @param oldPartnerTenantId who served at the submission, as far as it was registered
 * @param effectiveAt absent until it is processed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeInProgress(
        UUID requestId,
        long sequence,
        String state,
        NewPartner newPartner,
        @Nullable UUID oldPartnerTenantId,
        @Nullable Instant effectiveAt) {

    /** Who is to serve. */
    public record NewPartner(String pcn, UUID tenantId, String name) {}
}
