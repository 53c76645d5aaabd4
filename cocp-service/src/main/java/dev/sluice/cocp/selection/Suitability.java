package dev.sluice.cocp.selection;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.HandoverDesk;
import dev.sluice.cocp.agreement.PartnerOfRecord;
import dev.sluice.cocp.partner.Partner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Looks up what the suitability of partners for a selection depends on, and asks the policy. */
@ApplicationScoped
class Suitability {

    private static final SuitabilityPolicy POLICY = new SuitabilityPolicy();

    private final HandoverDesk agreements;

    Suitability(HandoverDesk agreements) {
        this.agreements = agreements;
    }

    /** In the order of the partners. */
    List<SuitabilityPolicy.Verdict> of(Selection selection, Collection<Partner> partners) {
        var served = agreements
                .candidates(selection.customerTenantId(), selection.search().agreementIds())
                .stream()
                .map(Agreement::partnerOfRecord)
                .flatMap(Stream::ofNullable)
                .map(PartnerOfRecord::pcn)
                .toList();
        return partners.stream()
                .map(partner -> POLICY.decide(new SuitabilityPolicy.Situation(
                        partner,
                        selection.customerRegion(),
                        served,
                        selection.search().agreementIds().size(),
                        selection.adviserTenants())))
                .toList();
    }

    SuitabilityPolicy.Verdict of(Selection selection, Partner partner) {
        return of(selection, List.of(partner)).getFirst();
    }
}
