package dev.sluice.cocp.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Remedy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Is a partner ready to be chosen, and to answer in time? Pure; ready when there is nothing to find. */
public record ReadinessPolicy() {

    /** Everything the policy looks at. */
    record Situation(
            Partner partner, Optional<ChangeContact> contact, List<PendingAnswers.PendingAnswer> nearDeadline) {}

    /**
     * Something to see to.
     *
     * @param at until when, where it has an end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Finding(
            String code, String message, @Nullable Instant at, List<Remedy> remedies) {

        static Finding of(String code, String message, String who, String action) {
            return new Finding(code, message, null, List.of(Remedy.of(who, action)));
        }
    }

    List<Finding> findings(Situation situation) {
        var findings = new ArrayList<Finding>();
        var partner = situation.partner();
        if (!partner.authorized()) {
            findings.add(Finding.of(
                    "PCN_NOT_ALLOWED",
                    "The partner is not authorised at present; no request can name it.",
                    "PARTNER",
                    "Settle the authorisation with the programme."));
        }
        if (partner.pcn() == null) {
            findings.add(Finding.of(
                    "PCN_MISSING",
                    "Without a PCN no request can name the partner.",
                    "REGISTRY",
                    "Register the PCN of the partner."));
        }
        if (partner.submitters() == 0) {
            findings.add(Finding.of(
                    "SUBMITTER_MISSING",
                    "No verified user of the partner may accept a change.",
                    "PARTNER",
                    "Give a verified user the role contract-submitter."));
        }
        contact(situation.contact()).ifPresent(findings::add);
        situation.nearDeadline().stream().map(ReadinessPolicy::nearDeadline).forEach(findings::add);
        return List.copyOf(findings);
    }

    private static Optional<Finding> contact(Optional<ChangeContact> contact) {
        if (contact.isEmpty()) {
            return Optional.of(Finding.of(
                    "CHANGE_CONTACT_MISSING",
                    "Customers see no contact for changes of partner.",
                    "PARTNER",
                    "Publish one: PUT change-contact."));
        }
        return contact.filter(known -> !known.verified())
                .map(_ -> Finding.of(
                        "CHANGE_CONTACT_UNVERIFIED",
                        "The published contact is not a verified user; nobody is written to.",
                        "PARTNER",
                        "Have the user verified, or publish the address of one who is."));
    }

    private static Finding nearDeadline(PendingAnswers.PendingAnswer pending) {
        return new Finding(
                "ANSWER_DUE_SOON",
                "The request %s expires at %s.".formatted(pending.requestId(), pending.acceptBy()),
                pending.acceptBy(),
                List.of(new Remedy(
                        "PARTNER",
                        "A contract submitter accepts or declines.",
                        "/v1/partner-change-requests/" + pending.requestId())));
    }
}
