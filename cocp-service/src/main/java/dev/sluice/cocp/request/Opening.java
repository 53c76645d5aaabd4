package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Agreement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a request begins with, all checked.
 *
 * @param effectiveDates how the effective day is counted for this request, whatever the settings become
 */
record Opening(
        UUID id,
        UUID customerTenantId,
        String customerName,
        ChangeFacts.NewPartner newPartner,
        Submission submission,
        boolean contactVerified,
        AgreedTerms terms,
        List<Agreement> agreements,
        List<RefusedItem> refusedItems,
        List<Warning> warnings,
        EffectiveDatePolicy effectiveDates,
        Instant at,
        Instant acceptBy) {}
