package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.relationship.InvitationDesk;
import dev.sluice.transfer.relationship.RequestDesk;
import dev.sluice.transfer.relationship.RequestEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Requests for relationships; a customer, by its tenant or by an address, stands in a batch once. */
@ApplicationScoped
class InvitationItems implements ItemKind<RequestEntry> {

    private final RequestDesk requests;
    private final InvitationDesk invitations;

    InvitationItems(RequestDesk requests, InvitationDesk invitations) {
        this.requests = requests;
        this.invitations = invitations;
    }

    @Override
    public Kind kind() {
        return Kind.RELATIONSHIP_REQUEST;
    }

    @Override
    public Class<RequestEntry> row() {
        return RequestEntry.class;
    }

    /** Every role that may hold batches may ask customers. */
    @Override
    public void requireAllowed(Caller caller) {}

    @Override
    public String key(RequestEntry item) {
        item.check();
        return item.customer();
    }

    @Override
    public List<Optional<Refusal>> plan(Caller caller, List<RequestEntry> items) {
        return items.stream().map(item -> requests.objection(caller, item)).toList();
    }

    @Override
    public UUID apply(Caller caller, RequestEntry item, UUID batch) {
        return requests.request(caller, item);
    }

    @Override
    public String path(UUID made) {
        return "/v1/relationship-requests/";
    }

    @Override
    public Map<UUID, String> states(Collection<UUID> made) {
        return invitations.states(made);
    }
}
