package dev.sluice.transfer.relationship;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows requests to their parties, to each what is for it. */
@ApplicationScoped
@Transactional
public class InvitationDesk {

    private final Requests requests;
    private final Relationships relationships;
    private final RelationshipConfig config;
    private final BusinessClock clock;

    InvitationDesk(Requests requests, Relationships relationships, RelationshipConfig config, BusinessClock clock) {
        this.requests = requests;
        this.relationships = relationships;
        this.config = config;
        this.clock = clock;
    }

    /** @throws Refusal 404 to strangers */
    public RequestView get(Caller caller, UUID id) {
        return requests.findByIdOptional(id)
                .filter(request -> request.partyOf(caller).isPresent())
                .map(request -> view(caller, request))
                .orElseThrow(() -> Refusal.unknown("request", id));
    }

    public Page<RequestView> list(Caller caller, @Nullable RequestState state, PageRequest page) {
        var ids = requests.list(caller, state, clock.now(), page);
        var found = requests.inOrder(ids.items());
        return new Page<>(found.stream().map(request -> view(caller, request)).toList(), ids.nextPageToken());
    }

    /** Of those that are there, by the clock. */
    public Map<UUID, String> states(Collection<UUID> ids) {
        return requests.states(ids, clock.now());
    }

    private RequestView view(Caller caller, RelationshipRequest request) {
        return RequestView.of(request, caller, clock.now(), request.link(config.invitationPage()), resulting(request));
    }

    private List<RelationshipRef> resulting(RelationshipRequest request) {
        return request.state() == RequestState.ACCEPTED
                ? relationships.between(request).stream().map(Relationship::ref).toList()
                : List.of();
    }
}
