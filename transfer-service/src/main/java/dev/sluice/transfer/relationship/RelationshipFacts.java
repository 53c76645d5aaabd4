package dev.sluice.transfer.relationship;

import dev.sluice.transfer.registry.PartnerRef;
import java.util.UUID;

/** What every event of a relationship says. */
record RelationshipFacts(
        UUID relationshipId,
        RelationshipType type,
        RelationshipState state,
        PartnerRef partner,
        UUID customerTenantId,
        boolean delegatedAdmin) {}
