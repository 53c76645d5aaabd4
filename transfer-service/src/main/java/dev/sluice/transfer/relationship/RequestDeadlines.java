package dev.sluice.transfer.relationship;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.contact.ContactDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What falls due for a request: it expires, and some time after it is over the addresses that it held go. */
@ApplicationScoped
class RequestDeadlines implements DueHandler {

    static final String ACCEPTANCE = "ACCEPTANCE";
    static final String CUSTOMER = "CUSTOMER";

    private static final String AGGREGATE = "relationship_request";
    private static final String ERASURE = "CONTACT_ERASURE";

    private final Deadlines deadlines;
    private final Requests requests;
    private final News news;
    private final RelationshipAudit audit;
    private final ContactDesk contacts;
    private final RelationshipConfig config;

    RequestDeadlines(
            Deadlines deadlines,
            Requests requests,
            News news,
            RelationshipAudit audit,
            ContactDesk contacts,
            RelationshipConfig config) {
        this.deadlines = deadlines;
        this.requests = requests;
        this.news = news;
        this.audit = audit;
        this.contacts = contacts;
        this.config = config;
    }

    void requested(RelationshipRequest request) {
        deadlines.set(List.of(row(request, ACCEPTANCE, request.expiresAt(), CUSTOMER, request.audience())));
    }

    void over(RelationshipRequest request, Instant at) {
        deadlines.withdraw(AGGREGATE, request.id(), ACCEPTANCE);
        deadlines.set(
                List.of(row(request, ERASURE, at.plus(config.relationshipContactRetention()), "SYSTEM", Set.of())));
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return requests.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var request = requests.findById(aggregateId);
        for (var row : rows) {
            if (row.kind().equals(ERASURE)) {
                contacts.eraseAllOf(aggregateId);
            } else if (request.state() == RequestState.PENDING) {
                expire(request);
            }
        }
        requests.flush();
    }

    private void expire(RelationshipRequest request) {
        var before = request.facts();
        news.tell(request, request.expire(), request.expiresAt());
        audit.of(Caller.system("deadlines"), "expire_relationship_request", request, before, request.expiresAt());
        over(request, request.expiresAt());
    }

    private static Deadline row(RelationshipRequest request, String kind, Instant at, String who, Set<UUID> tenants) {
        return new Deadline(AGGREGATE, request.id(), kind, "", at, who, tenants);
    }
}
