package dev.sluice.cocp.selection;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.HandoverDesk;
import dev.sluice.cocp.partner.ChangeContact;
import dev.sluice.cocp.partner.ChangeContactDesk;
import dev.sluice.cocp.partner.PartnerUserDesk;
import dev.sluice.cocp.request.Channel;
import dev.sluice.cocp.request.Reason;
import dev.sluice.cocp.request.Signatory;
import dev.sluice.cocp.request.Submission;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills in the change request that follows from a choice; the customer signs it by sending it. */
@ApplicationScoped
class ChangeDraft {

    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LONGEST_NAME = 100;

    private final HandoverDesk agreements;
    private final ChangeContactDesk contacts;
    private final PartnerUserDesk users;

    ChangeDraft(HandoverDesk agreements, ChangeContactDesk contacts, PartnerUserDesk users) {
        this.agreements = agreements;
        this.contacts = contacts;
        this.users = users;
    }

    Submission of(Selection selection, Invitation.Quotation chosen, Caller signatory) {
        var pcn = chosen.partner().pcn();
        var served = agreements
                .candidates(selection.customerTenantId(), selection.search().agreementIds())
                .stream()
                .filter(agreement -> isServedBy(agreement, pcn))
                .map(Agreement::agreementId)
                .toList();
        var description = "Supplier selection " + selection.search().name();
        return new Submission(
                selection.search().agreementIds().stream()
                        .filter(id -> !served.contains(id))
                        .toList(),
                pcn,
                contact(chosen),
                Reason.CHANGED_NEEDS,
                description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)),
                signatory(signatory),
                true,
                Channel.API,
                null);
    }

    /** Whom the partner has named for changes, if verified, else somebody who may accept, else whoever quoted. */
    private String contact(Invitation.Quotation chosen) {
        var partner = chosen.partner().tenantId();
        return Optional.ofNullable(contacts.of(List.of(partner)).get(partner))
                .filter(ChangeContact::verified)
                .map(ChangeContact::email)
                .or(() -> users.submitter(partner))
                .or(() -> Optional.ofNullable(chosen.contactEmail()).filter(email -> email.contains("@")))
                .orElseThrow(() -> Refusal.refused(
                        "CONTACT_UNKNOWN",
                        "%s has no verified user who may accept, and nobody signed its quotation."
                                .formatted(chosen.partner().name()),
                        List.of()));
    }

    private static boolean isServedBy(Agreement agreement, String pcn) {
        var present = agreement.partnerOfRecord();
        return present != null && present.pcn().equals(pcn);
    }

    /** The caller's name; what comes before the at sign where the token names nobody. */
    static Signatory signatory(Caller caller) {
        var name = Stream.of(caller.name(), caller.email(), caller.subject())
                .filter(each -> each != null && !each.isBlank())
                .map(each -> each.contains("@") ? spoken(each.substring(0, each.indexOf('@'))) : each.strip())
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("Customer");
        var last = name.lastIndexOf(' ');
        return last < 0
                ? new Signatory(shortened(name), shortened(name))
                : new Signatory(shortened(name.substring(0, last)), shortened(name.substring(last + 1)));
    }

    private static String spoken(String mailbox) {
        return Arrays.stream(mailbox.split("[._-]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
