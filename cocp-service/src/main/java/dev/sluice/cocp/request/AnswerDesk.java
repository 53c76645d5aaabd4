package dev.sluice.cocp.request;

import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The new partner accepts or declines, the customer calls off. */
@ApplicationScoped
@Transactional
public class AnswerDesk {

    private final LockedRequests requests;
    private final ChangeNews news;
    private final ChangeDeadlines deadlines;
    private final ReviewPlan plan;

    @Inject
    AnswerDesk(LockedRequests requests, ChangeNews news, ChangeDeadlines deadlines, CocpConfig config) {
        this(requests, news, deadlines, ReviewPlan.of(config));
    }

    AnswerDesk(LockedRequests requests, ChangeNews news, ChangeDeadlines deadlines, ReviewPlan plan) {
        this.requests = requests;
        this.news = news;
        this.deadlines = deadlines;
        this.plan = plan;
    }

    public ChangeRequest accept(Caller caller, UUID id, @Nullable IfMatch ifMatch, Answer.Acceptance answer) {
        var request = forNewPartner(caller, id);
        var now = requests.catchUp(request, ifMatch);
        var chosen = Choice.OF_NEW_PARTNER.among(request, answer);
        var before = ChangeAudit.snapshot(request);
        news.tell(request, request.accept(chosen, now, plan), said("comment", answer.comment()));
        deadlines.accepted(request, now, plan);
        return answered(caller, "accept_partner_change_request", request, answer.comment(), before, now);
    }

    public ChangeRequest decline(Caller caller, UUID id, @Nullable IfMatch ifMatch, Answer.Decline answer) {
        var request = forNewPartner(caller, id);
        var now = requests.catchUp(request, ifMatch);
        var chosen = Choice.OF_NEW_PARTNER.among(request, answer);
        var before = ChangeAudit.snapshot(request);
        var said = said("reason", answer.reason());
        said.putAll(said("comment", answer.comment()));
        news.tell(request, request.decline(chosen, now), said);
        return answered(caller, "decline_partner_change_request", request, answer.reason(), before, now);
    }

    public ChangeRequest cancel(Caller caller, UUID id, @Nullable IfMatch ifMatch, Answer.Cancellation answer) {
        var request = requests.require(caller, id);
        var now = requests.catchUp(request, ifMatch);
        var chosen = Choice.OF_CUSTOMER.among(request, answer);
        var before = ChangeAudit.snapshot(request);
        news.tell(request, request.requestCancellation(chosen, now), said("reason", answer.reason()));
        deadlines.cancellationRequested(request, now);
        return answered(caller, "cancel_partner_change_request", request, answer.reason(), before, now);
    }

    private ChangeRequest forNewPartner(Caller caller, UUID id) {
        var request = requests.require(caller, id);
        if (request.partyOf(caller).filter(Party.NEW_PARTNER::equals).isEmpty()) {
            throw Refusal.forbidden("NOT_PARTNER_OF_REQUEST", "Only the new partner of the request decides it.");
        }
        return request;
    }

    private ChangeRequest answered(
            Caller caller,
            String operation,
            ChangeRequest request,
            @Nullable String why,
            ChangeAudit.Snapshot before,
            Instant now) {
        deadlines.answered(request);
        return requests.acted(caller, operation, request, why, before, now);
    }

    static Map<String, Object> said(String what, @Nullable String words) {
        var said = new TreeMap<String, Object>();
        if (words != null) {
            said.putAll(Map.of(what, words));
        }
        return said;
    }
}
