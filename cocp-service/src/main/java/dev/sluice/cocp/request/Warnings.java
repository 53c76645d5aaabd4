package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.Horizon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody should know before it relies on a request or on a day. Pure. */
final class Warnings {

    static final String AFTER_END = "EFFECTIVE_AFTER_AGREEMENT_END";

    private Warnings() {}

    /**
     * @param day on which the change is expected to take effect
     * @param today of the customer
     * @param movingToCsp licences of which something is scheduled to move to CSP
     */
    static List<Warning> of(
            Submission submission,
            boolean verified,
            List<SubmissionPolicy.Candidate> eligible,
            LocalDate day,
            LocalDate today,
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
                        AFTER_END,
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
        var agreements = eligible.stream()
                .flatMap(candidate -> candidate.agreement().stream())
                .toList();
        warnings.addAll(ofDay("/requestedEffectiveDate", submission.requestedEffectiveDate(), agreements));
        Horizon.AGREED
                .objectsTo("/requestedEffectiveDate", submission.requestedEffectiveDate(), today)
                .ifPresent(far -> warnings.add(new Warning(
                        far.code(),
                        far.message() + " It is not proposed to the new partner.",
                        "/requestedEffectiveDate")));
        return List.copyOf(warnings);
    }

    /** Of a day that one side would like: the other side hears them too, so they do not say when an agreement ends. */
    static List<Warning> ofDay(String pointer, @Nullable LocalDate day, Collection<Agreement> agreements) {
        return agreements.stream()
                .filter(agreement -> day != null
                        && agreement.endDate() != null
                        && agreement.endDate().isBefore(day))
                .map(Agreement::agreementId)
                .sorted()
                .map(licence -> new Warning(AFTER_END, "%s ends before %s.".formatted(licence, day), pointer))
                .toList();
    }
}
