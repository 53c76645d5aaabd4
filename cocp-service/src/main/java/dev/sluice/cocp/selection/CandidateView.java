package dev.sluice.cocp.selection;

import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerType;
import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered partner, and whether it may be invited.
 *
 * @param reasons why not
 * @param concerns what to know before
 */
public record CandidateView(
        UUID partnerTenantId,
        @Nullable String pcn,
        String name,
        String country,
        String region,
        List<PartnerType> partnerTypes,
        int submitters,
        boolean suitable,
        boolean invited,
        List<Violation> reasons,
        List<Violation> concerns) {

    static CandidateView of(Partner partner, SuitabilityPolicy.Verdict verdict, boolean invited) {
        return new CandidateView(
                partner.partnerTenantId(),
                partner.pcn(),
                partner.name(),
                partner.country(),
                partner.region(),
                partner.partnerTypes(),
                partner.submitters(),
                verdict.suitable(),
                invited,
                verdict.reasons(),
                verdict.concerns());
    }
}
