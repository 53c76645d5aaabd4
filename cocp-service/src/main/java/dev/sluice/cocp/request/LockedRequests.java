package dev.sluice.cocp.request;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests that somebody acts on: locked until the transaction ends, so that of racing acts exactly one wins. */
@ApplicationScoped
class LockedRequests {

    private final ChangeRequests requests;
    private final Progress progress;
    private final ChangeAudit audit;
    private final BusinessClock clock;

    LockedRequests(ChangeRequests requests, Progress progress, ChangeAudit audit, BusinessClock clock) {
        this.requests = requests;
        this.progress = progress;
        this.audit = audit;
        this.clock = clock;
    }

    /** To strangers it is unknown. */
    ChangeRequest require(Caller caller, UUID id) {
        return requests.lock(id)
                .filter(request -> request.partyOf(caller).isPresent())
                .orElseThrow(() -> Refusal.unknown("request", id));
    }

    /**
     * Whoever acts meets it as it is by the clock; returns the instant of the act.
     *
     * @throws dev.sluice.platform.problem.Refusal 412 with the state and since when, for who decided on another version
     */
    Instant catchUp(ChangeRequest request, @Nullable IfMatch ifMatch) {
        var version = request.version();
        var now = clock.now(request.customerTenantId());
        progress.catchUp(request, now);
        IfMatch.objection(ifMatch, version).ifPresent(stale -> {
            var together = PackageState.of(request.items());
            throw stale.with("state", together.state()).with("stateSince", together.since());
        });
        return now;
    }

    /** Nothing is left to do beyond what had fallen due. */
    ChangeRequest asItIs(ChangeRequest request) {
        requests.flush();
        return request;
    }

    ChangeRequest acted(
            Caller caller,
            String operation,
            ChangeRequest request,
            @Nullable String why,
            ChangeAudit.Snapshot before,
            Instant now) {
        audit.of(caller, operation, request, why, before, now);
        requests.flush();
        return request;
    }
}
