package dev.sluice.attribution.association;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.association.UnitFact.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code relationship.changed.v1} says, as far as it matters for credit: delegated administration. */
record RelationshipState(
        UUID relationshipId,
        UUID partnerTenantId,
        UUID customerTenantId,
        @Nullable Instant until,
        boolean delegatedAdmin,
        @Nullable Instant delegatedAdminSince) {

    static final String TYPE = "relationship.changed.v1";

    RelationshipState {
        requireNonNull(relationshipId, "relationshipId");
        requireNonNull(partnerTenantId, "partnerTenantId");
        requireNonNull(customerTenantId, "customerTenantId");
    }

    /** Granted since ..., or not there since the record's time at the latest. */
    UnitFact fact(String source, String subject, long sequence, Instant time) {
        return delegatedAdmin
                ? fact(source, subject, sequence, delegatedAdminSince == null ? time : delegatedAdminSince, true)
                : fact(source, subject, sequence, until == null ? time : until, false);
    }

    private UnitFact fact(String source, String subject, long sequence, Instant at, boolean granted) {
        return new UnitFact(
                Kind.PARTNER_OF_RECORD,
                source,
                subject,
                sequence,
                customerTenantId,
                at,
                granted ? partnerTenantId : null);
    }
}
