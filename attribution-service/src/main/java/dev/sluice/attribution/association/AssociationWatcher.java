package dev.sluice.attribution.association;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom it concerns that associations begin, move or end; every bean of this type is told, in the transaction that changes them. */
public interface AssociationWatcher {

    /** An association, and within which time something of it changed. */
    record Change(
            UUID associationId, Instant from, @Nullable Instant until) {}

    void changed(UUID customerTenantId, List<Change> changes);
}
