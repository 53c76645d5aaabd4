package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.HandoverDesk;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customer and new partner agree on another effective day, in turn, until a licence is processed. */
@ApplicationScoped
@Transactional
public class EffectiveDateDesk {

    private final LockedRequests requests;
    private final HandoverDesk agreements;
    private final ChangeNews news;

    EffectiveDateDesk(LockedRequests requests, HandoverDesk agreements, ChangeNews news) {
        this.requests = requests;
        this.agreements = agreements;
        this.news = news;
    }

    /** A proposal with the request it belongs to. */
    public record Proposed(ChangeRequest request, EffectiveDateProposal proposal) {}

    public Proposed propose(Caller caller, UUID id, @Nullable IfMatch ifMatch, ProposedDate proposed) {
        var request = requests.require(caller, id);
        var side = side(caller, request);
        var now = requests.catchUp(request, ifMatch);
        policy(side, now).objectsTo(proposed, request).ifPresent(refusal -> {
            throw refusal;
        });
        var before = ChangeAudit.snapshot(request);
        var chosen = NegotiationPolicy.chosen(request, proposed.licenseIds());
        var told =
                request.negotiation().propose(side, proposed.date(), chosen, warnings(request, proposed, chosen), now);
        news.tell(request, told, AnswerDesk.said("comment", proposed.comment()));
        requests.acted(caller, "propose_effective_date", request, proposed.comment(), before, now);
        return new Proposed(request, request.proposals().getLast());
    }

    public Proposed agree(Caller caller, UUID id, UUID proposalId, @Nullable IfMatch ifMatch) {
        var request = requests.require(caller, id);
        var side = side(caller, request);
        var proposal = proposal(request, proposalId);
        var now = requests.catchUp(request, ifMatch);
        policy(side, now).objectsToAgreeing(proposal).ifPresent(refusal -> {
            throw refusal;
        });
        var before = ChangeAudit.snapshot(request);
        news.tell(request, request.negotiation().agree(proposal, side, now));
        requests.acted(caller, "agree_effective_date", request, null, before, now);
        return new Proposed(request, proposal);
    }

    public Proposed refuse(
            Caller caller, UUID id, UUID proposalId, @Nullable IfMatch ifMatch, @Nullable String comment) {
        var request = requests.require(caller, id);
        var side = side(caller, request);
        var proposal = proposal(request, proposalId);
        var now = requests.catchUp(request, ifMatch);
        policy(side, now).objectsToRefusing(proposal).ifPresent(refusal -> {
            throw refusal;
        });
        var before = ChangeAudit.snapshot(request);
        var told = request.negotiation().refuse(proposal, side, now);
        news.tell(request, told, AnswerDesk.said("comment", comment));
        requests.acted(caller, "refuse_effective_date", request, comment, before, now);
        return new Proposed(request, proposal);
    }

    private List<Warning> warnings(ChangeRequest request, ProposedDate proposed, List<ChangeItem> chosen) {
        var licences = chosen.stream().map(ChangeItem::licenseId).toList();
        return Warnings.ofDay("/date", proposed.date(), agreements.candidates(request.customerTenantId(), licences));
    }

    private static NegotiationPolicy policy(Actor side, Instant now) {
        return new NegotiationPolicy(side, EffectiveDatePolicy.day(now));
    }

    private static EffectiveDateProposal proposal(ChangeRequest request, UUID id) {
        return request.proposals().stream()
                .filter(proposal -> proposal.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("proposal", id));
    }

    private static Actor side(Caller caller, ChangeRequest request) {
        return switch (request.partyOf(caller).orElseThrow()) {
            case CUSTOMER -> Actor.CUSTOMER;
            case NEW_PARTNER -> Actor.NEW_PARTNER;
            case OLD_PARTNER, OPERATOR ->
                throw Refusal.forbidden(
                        "NOT_PARTNER_OF_REQUEST", "The day is agreed between the customer and the new partner.");
        };
    }
}
