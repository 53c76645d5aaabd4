package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.EligibilityPolicy;
import dev.sluice.cocp.agreement.OpenChange;
import dev.sluice.cocp.agreement.PartnerOfRecord;
import dev.sluice.cocp.customer.TradeStatus;
import dev.sluice.cocp.partner.Partner;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** May this customer change partner so, and for which licences? Pure; the dry run asks the same policy. */
record SubmissionPolicy(int packageSize, EligibilityPolicy eligibility) {

    /**
     * A licence that the customer named.
     *
     * @param index its first place in the list
     * @param agreement empty when the customer has no such licence
     */
    record Candidate(int index, String licenseId, Optional<Agreement> agreement, Optional<OpenChange> openChange) {

        String pointer() {
            return "/licenseIds/" + index;
        }
    }

    /** Everything the policy looks at. */
    record Situation(
            String pcn,
            Optional<Partner> newPartner,
            String customerName,
            TradeStatus tradeStatus,
            List<Candidate> candidates,
            @Nullable LocalDate requestedEffectiveDate,
            LocalDate today) {}

    /** A licence that cannot change partner, with every reason. */
    record RefusedCandidate(Candidate candidate, List<Violation> reasons) {}

    /** @param objections against the request as a whole; then nothing goes on, whatever is eligible */
    record Decision(List<Violation> objections, List<Candidate> eligible, List<RefusedCandidate> refused) {}

    Decision decide(Situation situation) {
        var eligible = new ArrayList<Candidate>();
        var refused = new ArrayList<RefusedCandidate>();
        if (situation.candidates().size() <= packageSize) {
            for (var candidate : situation.candidates()) {
                var reasons = reasons(candidate, situation);
                if (reasons.isEmpty()) {
                    eligible.add(candidate);
                } else {
                    refused.add(new RefusedCandidate(candidate, reasons));
                }
            }
        }
        return new Decision(objections(situation), List.copyOf(eligible), List.copyOf(refused));
    }

    private List<Violation> objections(Situation situation) {
        var objections = new ArrayList<Violation>();
        if (situation.newPartner().isEmpty()) {
            objections.add(Violation.of(
                            "/newPartnerPcn",
                            "PCN_UNKNOWN",
                            "No registered partner has the PCN %s.".formatted(situation.pcn()))
                    .with(Remedy.of(
                            "CUSTOMER", "Ask the new partner for its PCN, or look it up in the partner list.")));
        } else if (!situation.newPartner().get().authorized()) {
            objections.add(Violation.of(
                            "/newPartnerPcn",
                            "PCN_NOT_ALLOWED",
                            "The partner with the PCN %s is not authorised at present.".formatted(situation.pcn()))
                    .with(
                            Remedy.of("NEW_PARTNER", "Settle the authorisation with the programme."),
                            Remedy.of("CUSTOMER", "Choose another partner.")));
        }
        var count = situation.candidates().size();
        if (count > packageSize) {
            objections.add(Violation.of(
                            "/licenseIds",
                            "TOO_MANY_LICENSES",
                            "A request takes at most %d licences, this one names %d.".formatted(packageSize, count))
                    .with(Remedy.of("CUSTOMER", "Split it into several requests.")));
        }
        var date = situation.requestedEffectiveDate();
        if (date != null && date.isBefore(situation.today())) {
            objections.add(Violation.of(
                            "/requestedEffectiveDate",
                            "BACKDATED_NOT_ALLOWED",
                            "%s lies before today, %s.".formatted(date, situation.today()))
                    .with(Remedy.of("CALLER", "Name today or a later day, or none for the default.")));
        }
        return List.copyOf(objections);
    }

    private List<Violation> reasons(Candidate candidate, Situation situation) {
        if (candidate.agreement().isEmpty()) {
            return List.of(
                    Violation.of(
                                    candidate.pointer(),
                                    "LICENSE_UNKNOWN",
                                    "You have no licence %s.".formatted(candidate.licenseId()))
                            .with(
                                    Remedy.of(
                                            "CUSTOMER",
                                            "Check the licence id in the agreement list; a new agreement appears once the registry has it.")));
        }
        var agreement = candidate.agreement().get();
        var reasons = new ArrayList<>(
                eligibility.objections(new EligibilityPolicy.Situation(agreement, situation.tradeStatus())));
        if (isServedBy(agreement.partnerOfRecord(), situation)) {
            reasons.add(Violation.of(
                            null,
                            "SAME_PARTNER",
                            "%s is the partner of record of %s.".formatted(situation.pcn(), candidate.licenseId()))
                    .with(Remedy.of("CUSTOMER", "Name another partner, or leave the licence out.")));
        }
        candidate.openChange().map(OpenChange::objection).ifPresent(reasons::add);
        return reasons.stream().map(reason -> at(candidate.pointer(), reason)).toList();
    }

    private static boolean isServedBy(@Nullable PartnerOfRecord present, Situation situation) {
        if (present == null) {
            return false;
        }
        var tenant = situation.newPartner().map(Partner::partnerTenantId);
        return present.pcn().equals(situation.pcn())
                || tenant.filter(id -> id.equals(present.partnerTenantId())).isPresent();
    }

    private static Violation at(String pointer, Violation reason) {
        return new Violation(pointer, reason.code(), reason.message(), reason.eligibleFrom(), reason.remedies());
    }
}
