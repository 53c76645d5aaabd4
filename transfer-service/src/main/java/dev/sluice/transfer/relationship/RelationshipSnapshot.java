package dev.sluice.transfer.relationship;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole public state of a relationship. */
record RelationshipSnapshot(
        UUID relationshipId,
        RelationshipType type,
        RelationshipState state,
        UUID partnerTenantId,
        String partnerName,
        UUID customerTenantId,
        @Nullable UUID indirectProviderTenantId,
        @Nullable UUID resellerTenantId,
        Instant since,
        @Nullable Instant until,
        boolean delegatedAdmin,
        @Nullable Instant delegatedAdminSince,
        int version) {}
