package dev.sluice.transfer.relationship;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.calendar.DeadlineView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A relationship as a side sees it.
 *
 * @param visibleFrom from when on the partner sees the customer's agreements
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationshipView(
        UUID id,
        RelationshipType type,
        RelationshipState state,
        Instant stateSince,
        UUID partnerTenantId,
        String partnerName,
        UUID customerTenantId,
        @Nullable UUID indirectProviderTenantId,
        @Nullable UUID resellerTenantId,
        Instant since,
        @Nullable Instant until,
        @Nullable EndedBy endedBy,
        boolean delegatedAdmin,
        @Nullable Instant delegatedAdminSince,
        Instant visibleFrom,
        @Nullable UUID requestId,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** Where to go from here, within this service. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(String self, @Nullable String request) {}

    static RelationshipView of(Relationship relationship, Caller caller, Duration visibilityDelay) {
        var until = relationship.until();
        var request = relationship.requestId();
        return new RelationshipView(
                relationship.id(),
                relationship.type(),
                relationship.state(),
                until == null ? relationship.since() : until,
                relationship.partnerTenantId(),
                relationship.partnerName(),
                relationship.customerTenantId(),
                relationship.indirectProviderTenantId(),
                relationship.resellerTenantId(),
                relationship.since(),
                until,
                relationship.endedBy(),
                relationship.hasDelegatedAdmin(),
                relationship.delegatedAdminSince(),
                relationship.since().plus(visibilityDelay),
                request,
                allowedActions(relationship, caller),
                List.of(),
                new Links(
                        "/v1/relationships/" + relationship.id(),
                        request == null ? null : "/v1/relationship-requests/" + request),
                relationship.version());
    }

    private static List<String> allowedActions(Relationship relationship, Caller caller) {
        var side = relationship.sideOf(caller);
        var actions = new ArrayList<String>();
        if (relationship.isActive() && side != null) {
            var isAdmin = caller.has(side == EndedBy.PARTNER ? "admin-agent" : "global-admin");
            if (isAdmin) {
                actions.add("remove");
            }
            if (isAdmin && side == EndedBy.CUSTOMER && relationship.hasDelegatedAdmin()) {
                actions.add("end-delegated-admin");
            }
        }
        return List.copyOf(actions);
    }
}
