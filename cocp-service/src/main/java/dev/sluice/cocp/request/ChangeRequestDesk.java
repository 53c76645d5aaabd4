package dev.sluice.cocp.request;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows requests to their parties, to each what is for it. */
@ApplicationScoped
@Transactional
public class ChangeRequestDesk {

    private final ChangeRequests requests;
    private final ChangeParties parties;
    private final Timeline timeline;
    private final BusinessClock clock;
    private final ReviewPlan plan;

    ChangeRequestDesk(
            ChangeRequests requests, ChangeParties parties, Timeline timeline, BusinessClock clock, CocpConfig config) {
        this.requests = requests;
        this.parties = parties;
        this.timeline = timeline;
        this.clock = clock;
        this.plan = ReviewPlan.of(config);
    }

    public ChangeView get(Caller caller, UUID id) {
        return view(caller, require(caller, id));
    }

    /** @param roles in which the caller takes part in the requests it wants to see */
    public Page<ChangeView> list(Caller caller, Set<Party> roles, @Nullable String state, PageRequest page) {
        var own = roles.stream().filter(Party.of(caller.type())::contains).collect(Collectors.toSet());
        var ids = parties.list(caller, own, state, page);
        var found = requests.withItems(ids.items());
        return new Page<>(found.stream().map(request -> view(caller, request)).toList(), ids.nextPageToken());
    }

    public TimelineView timeline(Caller caller, UUID id) {
        var request = require(caller, id);
        var party = request.partyOf(caller).orElseThrow();
        return TimelineView.of(timeline.of(id, party == Party.OLD_PARTNER ? caller.tenant() : null), party);
    }

    /** Proposals of a day, oldest first; for the old partner there are none. */
    public List<ProposalView> proposals(Caller caller, UUID id) {
        var seen = perspective(caller, require(caller, id));
        return seen.isConfidant()
                ? seen.request().proposals().stream()
                        .map(proposal -> ProposalView.of(proposal, seen))
                        .toList()
                : List.of();
    }

    /** What a caller may see of a request, and do with it now. */
    public ChangeView view(Caller caller, ChangeRequest request) {
        return ChangeView.of(perspective(caller, request));
    }

    public ProposalView view(Caller caller, EffectiveDateDesk.Proposed proposed) {
        return ProposalView.of(proposed.proposal(), perspective(caller, proposed.request()));
    }

    private Perspective perspective(Caller caller, ChangeRequest request) {
        var party = request.partyOf(caller).orElseThrow();
        return new Perspective(request, party, caller, clock.now(request.customerTenantId()), plan);
    }

    private ChangeRequest require(Caller caller, UUID id) {
        return requests.withItems(id)
                .filter(request -> request.partyOf(caller).isPresent())
                .orElseThrow(() -> Refusal.unknown("request", id));
    }
}
