package dev.sluice.transfer.relationship;

import java.time.Instant;
import java.util.UUID;

/** Wants to know when a relationship has ended; every bean of this type is told. */
public interface RelationshipWatch {

    /** In the transaction that ended it; the two may have another one still. */
    void ended(UUID partner, UUID customer, Instant at);
}
