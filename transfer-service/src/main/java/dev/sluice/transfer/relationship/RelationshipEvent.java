package dev.sluice.transfer.relationship;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything that is told about requests and relationships. */
sealed interface RelationshipEvent extends Event {

    @Override
    default String topic() {
        return "transfer.relationship-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Requested _ -> "relationship.requested.v1";
            case Resent _ -> "relationship.resent.v1";
            case Accepted _ -> "relationship.accepted.v1";
            case Declined _ -> "relationship.declined.v1";
            case RejectedRegion _ -> "relationship.rejected-region.v1";
            case Withdrawn _ -> "relationship.withdrawn.v1";
            case Expired _ -> "relationship.expired.v1";
            case DelegatedAdminEnded _ -> "relationship.delegated-admin-ended.v1";
            case Ended _ -> "relationship.ended.v1";
            case CustomerRequested _ -> "customer.requested.v1";
        };
    }

    record Requested(@JsonUnwrapped RequestFacts facts, Instant expiresAt) implements RelationshipEvent {}

    record Resent(@JsonUnwrapped RequestFacts facts, Instant expiresAt) implements RelationshipEvent {}

    record Accepted(@JsonUnwrapped RequestFacts facts, List<RelationshipRef> relationships, Instant effectiveAt)
            implements RelationshipEvent {}

    record Declined(@JsonUnwrapped RequestFacts facts) implements RelationshipEvent {}

    record RejectedRegion(@JsonUnwrapped RequestFacts facts) implements RelationshipEvent {}

    record Withdrawn(@JsonUnwrapped RequestFacts facts) implements RelationshipEvent {}

    record Expired(@JsonUnwrapped RequestFacts facts, Instant expiresAt) implements RelationshipEvent {}

    record DelegatedAdminEnded(@JsonUnwrapped RelationshipFacts facts, Instant effectiveAt)
            implements RelationshipEvent {}

    record Ended(@JsonUnwrapped RelationshipFacts facts, EndedBy endedBy, Instant effectiveAt)
            implements RelationshipEvent {}

    /** A partner has a customer that the registry does not know yet. */
    record CustomerRequested(
            UUID customerTenantId,
            String name,
            String country,
            String region,
            List<String> domains,
            UUID partnerTenantId,
            UUID relationshipId)
            implements RelationshipEvent {}
}
