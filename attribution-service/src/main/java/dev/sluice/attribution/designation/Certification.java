package dev.sluice.attribution.designation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a person of a partner is certified for.
 *
 * @param personId the partner's own name for the person: opaque, never an address
 * @param validFrom the day on which it was told
 */
public record Certification(
        UUID partnerTenantId,
        String personId,
        CertificationLevel level,
        ScoredArea solutionArea,
        LocalDate validFrom,
        LocalDate validUntil,
        long version) {}
