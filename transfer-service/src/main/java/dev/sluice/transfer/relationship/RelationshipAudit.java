package dev.sluice.transfer.relationship;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes one audit record for each change; of people there is nothing in it. */
@ApplicationScoped
class RelationshipAudit {

    private final AuditTrail trail;

    RelationshipAudit(AuditTrail trail) {
        this.trail = trail;
    }

    void of(Caller caller, String operation, RelationshipRequest request, @Nullable RequestFacts before, Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "relationship_request",
                        request.id().toString(),
                        request.customerTenantId(),
                        null,
                        before,
                        request.facts(),
                        request.audience()),
                at);
    }

    void of(
            Caller caller,
            String operation,
            Relationship relationship,
            @Nullable RelationshipSnapshot before,
            Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "relationship",
                        relationship.id().toString(),
                        relationship.customerTenantId(),
                        null,
                        before,
                        relationship.snapshot(),
                        relationship.named()),
                at);
    }
}
