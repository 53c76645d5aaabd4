package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.Horizon;
import dev.sluice.cocp.contact.Address;
import dev.sluice.cocp.contact.ContactDesk;
import dev.sluice.cocp.contact.Purpose;
import dev.sluice.cocp.partner.PartnerUser;
import dev.sluice.cocp.partner.PartnerUserDesk;
import dev.sluice.cocp.renewal.Renewals;
import dev.sluice.cocp.terms.TermsDesk;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens a request that the policy allowed: stores it, tells it, sets its deadlines, passes addresses on. */
@ApplicationScoped
class OpeningDesk {

    private final ChangeRequests requests;
    private final PartnerUserDesk users;
    private final ContactDesk contacts;
    private final TermsDesk terms;
    private final Renewals renewals;
    private final ChangeNews news;
    private final ChangeDeadlines deadlines;
    private final ChangeAudit audit;
    private final CocpConfig config;

    OpeningDesk(
            ChangeRequests requests,
            PartnerUserDesk users,
            ContactDesk contacts,
            TermsDesk terms,
            Renewals renewals,
            ChangeNews news,
            ChangeDeadlines deadlines,
            ChangeAudit audit,
            CocpConfig config) {
        this.requests = requests;
        this.users = users;
        this.contacts = contacts;
        this.terms = terms;
        this.renewals = renewals;
        this.news = news;
        this.deadlines = deadlines;
        this.audit = audit;
        this.config = config;
    }

    ChangeRequest open(
            Caller caller,
            Submission submission,
            SubmissionPolicy.Situation situation,
            SubmissionPolicy.Decision decision,
            Instant now) {
        var newPartner = situation.newPartner().orElseThrow();
        var contact = users.verified(newPartner.partnerTenantId(), submission.partnerContactEmail());
        var request = new ChangeRequest(opening(caller, submission, situation, contact, decision, now));
        var told = request.requested(ReviewPlan.of(config));
        var proposed = Optional.ofNullable(submission.requestedEffectiveDate())
                .filter(date -> Horizon.AGREED.holds(date, situation.today()))
                .map(date -> request.negotiation()
                        .propose(
                                Actor.CUSTOMER,
                                date,
                                request.items(),
                                Warnings.ofDay("/date", date, agreements(decision)),
                                now))
                .orElse(List.of());
        requests.persistAndFlush(request);
        news.tell(request, told);
        news.tell(request, proposed);
        deadlines.submitted(request);
        passAddressesOn(caller, request, contact);
        audit.of(
                caller,
                "submit_partner_change_request",
                request,
                submission.reason().name(),
                null,
                now);
        return request;
    }

    private Opening opening(
            Caller caller,
            Submission submission,
            SubmissionPolicy.Situation situation,
            Optional<PartnerUser> contact,
            SubmissionPolicy.Decision decision,
            Instant now) {
        var newPartner = situation.newPartner().orElseThrow();
        var effectiveDates =
                new EffectiveDatePolicy(config.grace().anchor(), config.grace().days());
        var day = effectiveDates
                .project(new EffectiveDatePolicy.Situation(now, null, null, now, config.reviewDelay()))
                .date();
        return new Opening(
                TimeOrderedId.next(),
                caller.tenant(),
                situation.customerName(),
                new ChangeFacts.NewPartner(
                        newPartner.pcn() == null ? "" : newPartner.pcn(),
                        newPartner.partnerTenantId(),
                        newPartner.name()),
                submission,
                contact.isPresent(),
                agreedTerms(now),
                agreements(decision),
                decision.refused().stream()
                        .map(refused -> new RefusedItem(refused.candidate().licenseId(), refused.reasons()))
                        .toList(),
                Warnings.of(
                        submission,
                        contact.isPresent(),
                        decision.eligible(),
                        day,
                        situation.today(),
                        movingToCsp(decision)),
                effectiveDates,
                now,
                now.plus(config.acceptanceDeadline()));
    }

    private Set<String> movingToCsp(SubmissionPolicy.Decision decision) {
        return renewals.movingToCsp(decision.eligible().stream()
                .map(SubmissionPolicy.Candidate::licenseId)
                .toList());
    }

    private AgreedTerms agreedTerms(Instant now) {
        var edition = terms.at(now);
        return new AgreedTerms(edition.version(), edition.sha256());
    }

    private static List<Agreement> agreements(SubmissionPolicy.Decision decision) {
        return decision.eligible().stream()
                .map(SubmissionPolicy.Candidate::agreement)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Only addresses that may be written to: a verified contact, and who submitted. */
    private void passAddressesOn(Caller caller, ChangeRequest request, Optional<PartnerUser> contact) {
        var named = new EnumMap<Purpose, Address>(Purpose.class);
        contact.ifPresent(user -> named.put(Purpose.REQUEST_CONTACT, user.address()));
        var email = caller.email();
        if (email != null && email.contains("@")) {
            var name = caller.name() == null || caller.name().isBlank() ? null : caller.name();
            var roles = caller.roles().stream()
                    .filter(role -> role.matches("[a-z][a-z-]*"))
                    .sorted()
                    .toList();
            named.put(Purpose.REQUESTER, new Address(caller.tenant(), email, name, roles));
        }
        contacts.publishForRequest(named, request.id(), request.customerTenantId());
    }
}
