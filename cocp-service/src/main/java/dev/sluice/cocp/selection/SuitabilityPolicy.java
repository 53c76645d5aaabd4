package dev.sluice.cocp.selection;

import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerType;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** May a change of partner lead to this partner, and what should one know before? Pure; hears every reason. */
record SuitabilityPolicy() {

    /**
     * @param customerRegion where partner and customer have to be together
     * @param partnersOfRecord of the agreements, one for each agreement that has one
     * @param agreements how many are to move
     */
    record Situation(
            Partner partner, String customerRegion, List<String> partnersOfRecord, int agreements, Set<UUID> advisers) {

        private long servedAlready() {
            return partner.pcn() == null
                    ? 0
                    : partnersOfRecord.stream().filter(partner.pcn()::equals).count();
        }
    }

    /**
     * @param reasons against it; suitable when there is none
     * @param concerns what does not stand in the way
     */
    record Verdict(List<Violation> reasons, List<Violation> concerns) {

        boolean suitable() {
            return reasons.isEmpty();
        }
    }

    Verdict decide(Situation situation) {
        return new Verdict(reasons(situation), concerns(situation));
    }

    private static List<Violation> reasons(Situation situation) {
        var partner = situation.partner();
        var reasons = new ArrayList<Violation>();
        if (!partner.authorized()) {
            reasons.add(reason("PCN_NOT_ALLOWED", "%s is not authorised at present.".formatted(partner.name()))
                    .with(Remedy.of("NEW_PARTNER", "Settle the authorisation with the programme.")));
        }
        if (partner.pcn() == null) {
            reasons.add(reason("PCN_MISSING", "%s has no PCN; no agreement can move to it.".formatted(partner.name()))
                    .with(Remedy.of("REGISTRY", "Register its PCN.")));
        }
        if (!partner.region().equals(situation.customerRegion())) {
            reasons.add(reason(
                            "PARTNER_OUT_OF_REGION",
                            "%s is in the region %s, the customer in %s."
                                    .formatted(partner.name(), partner.region(), situation.customerRegion()))
                    .with(Remedy.of("CUSTOMER", "Choose a partner of your region.")));
        }
        if (situation.servedAlready() == situation.agreements()) {
            reasons.add(reason(
                            "SAME_PARTNER",
                            "%s is the partner of record of all the agreements.".formatted(partner.name()))
                    .with(Remedy.of("CUSTOMER", "Choose another partner.")));
        }
        if (situation.advisers().contains(partner.partnerTenantId())) {
            reasons.add(
                    reason("PARTNER_IS_ADVISER", "%s advises the customer in this selection.".formatted(partner.name()))
                            .with(Remedy.of("CUSTOMER", "Choose a partner that does not advise.")));
        }
        return List.copyOf(reasons);
    }

    private static List<Violation> concerns(Situation situation) {
        var partner = situation.partner();
        var concerns = new ArrayList<Violation>();
        if (partner.submitters() == 0) {
            concerns.add(reason("NO_SUBMITTER", "Nobody at %s may accept a change yet.".formatted(partner.name()))
                    .with(Remedy.of("NEW_PARTNER", "Register a verified user with the role contract-submitter.")));
        }
        if (!partner.partnerTypes().contains(PartnerType.LSP)) {
            concerns.add(reason(
                    "NOT_A_LICENSING_PARTNER", "%s is no licensing solution provider.".formatted(partner.name())));
        }
        var served = situation.servedAlready();
        if (served > 0 && served < situation.agreements()) {
            concerns.add(reason(
                    "SAME_PARTNER",
                    "%s is the partner of record of %d of the agreements; those stay."
                            .formatted(partner.name(), served)));
        }
        return List.copyOf(concerns);
    }

    private static Violation reason(String code, String message) {
        return Violation.of("/partnerTenantId", code, message);
    }
}
