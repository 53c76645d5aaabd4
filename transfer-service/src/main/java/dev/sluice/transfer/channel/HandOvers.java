package dev.sluice.transfer.channel;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.transfer.channel.ReleaseRequests.ReleaseRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Until when whoever was handed a subscription may take it; later it is anybody's. */
@ApplicationScoped
class HandOvers implements DueHandler, DeadlineWords {

    static final String HAND_OVER = "HAND_OVER";

    private static final String AGGREGATE = "release_request";

    private final Deadlines deadlines;
    private final Claims claims;

    HandOvers(Deadlines deadlines, Claims claims) {
        this.deadlines = deadlines;
        this.claims = claims;
    }

    void waits(String eaSubscriptionId, ReleaseRequest asked, Instant now, Instant until) {
        claims.handOver(eaSubscriptionId, asked, now, until);
        var requester = asked.requester().tenantId();
        deadlines.set(List.of(new Deadline(AGGREGATE, asked.id(), HAND_OVER, "", until, "PARTNER", Set.of(requester))));
    }

    void readAhead(Collection<String> eaSubscriptionIds) {
        claims.readAhead(eaSubscriptionIds);
    }

    /** Whoever it was handed to has taken it. */
    void taken(String eaSubscriptionId) {
        claims.taken(eaSubscriptionId).ifPresent(request -> deadlines.withdraw(AGGREGATE, request));
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    /** Nothing of it changes. */
    @Override
    public boolean lock(UUID aggregateId) {
        return true;
    }

    /** It binds by its instant; there is nothing left to do. */
    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {}

    @Override
    public String link(UUID aggregateId) {
        return "/v1/release-requests/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return "Until then the subscription that was handed over waits for its renewal.";
    }
}
