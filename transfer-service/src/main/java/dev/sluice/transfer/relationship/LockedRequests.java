package dev.sluice.transfer.relationship;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests that somebody acts on: locked until the transaction ends, so that of racing acts exactly one wins. */
@ApplicationScoped
class LockedRequests {

    private final Requests requests;
    private final News news;
    private final RelationshipAudit audit;
    private final RequestDeadlines deadlines;
    private final BusinessClock clock;

    LockedRequests(
            Requests requests, News news, RelationshipAudit audit, RequestDeadlines deadlines, BusinessClock clock) {
        this.requests = requests;
        this.news = news;
        this.audit = audit;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What is about to happen to a request that waits for an answer. */
    record Pending(RelationshipRequest request, RequestFacts before, Instant now) {}

    /** @throws Refusal 404 to strangers, 409 when it no longer waits */
    Pending require(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var request = requests.lock(id)
                .filter(found -> found.partyOf(caller).isPresent())
                .orElseThrow(() -> Refusal.unknown("request", id));
        IfMatch.honour(ifMatch, request.version());
        var now = clock.now();
        if (!request.isPendingAt(now)) {
            throw over(request, now);
        }
        return new Pending(request, request.facts(), now);
    }

    RelationshipRequest acted(Caller caller, String operation, Pending pending, RelationshipEvent event) {
        var request = pending.request();
        news.tell(request, event, pending.now());
        audit.of(caller, operation, request, pending.before(), pending.now());
        if (request.state() != RequestState.PENDING) {
            deadlines.over(request, pending.now());
        }
        requests.flush();
        return request;
    }

    private static Refusal over(RelationshipRequest request, Instant now) {
        var state = request.stateAt(now);
        var since = request.stateSinceAt(now);
        var code = state == RequestState.EXPIRED ? "REQUEST_EXPIRED" : "ALREADY_DECIDED";
        var violation = RequestRemedy.of(code, state, since);
        return new Refusal(Refusal.Kind.CONFLICT, code, violation.message(), List.of(violation))
                .with("state", state)
                .with("stateSince", since);
    }
}
