package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Agreement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the customer should know before it relies on a request. Pure. */
final class Warnings {

    private Warnings() {}

    /**
     * @param day on which the change is expected to take effect
     * @param movingToCsp licences of which something is scheduled to move to CSP
     */
    static List<Warning> of(
            Submission submission,
            boolean verified,
            List<SubmissionPolicy.Candidate> eligible,
            LocalDate day,
            Set<String> movingToCsp) {
        var warnings = new ArrayList<Warning>();
        if (!verified) {
            warnings.add(new Warning(
                    "CONTACT_UNVERIFIED",
                    "%s is not a verified user of the new partner; nobody is written to. Tell the new partner yourself."
                            .formatted(submission.partnerContactEmail()),
                    "/partnerContactEmail"));
        }
        for (var candidate : eligible) {
            var end = candidate.agreement().map(Agreement::endDate);
            if (end.filter(last -> last.isBefore(day)).isPresent()) {
                warnings.add(new Warning(
                        "EFFECTIVE_AFTER_AGREEMENT_END",
                        "%s ends on %s, before the projected effective day %s."
                                .formatted(candidate.licenseId(), end.get(), day),
                        candidate.pointer()));
            }
            if (movingToCsp.contains(candidate.licenseId())) {
                warnings.add(new Warning(
                        "CHANNEL_TRANSFER_SCHEDULED",
                        "Subscriptions of %s are scheduled to move to CSP; nothing may be left to hand over."
                                .formatted(candidate.licenseId()),
                        candidate.pointer()));
            }
        }
        return List.copyOf(warnings);
    }
}
