package dev.sluice.transfer.relationship;

import java.util.UUID;

/** A relationship that an acceptance made or confirmed. */
public record RelationshipRef(UUID relationshipId, RelationshipType type, UUID partnerTenantId) {}
