package dev.sluice.attribution.association.api;

import dev.sluice.attribution.association.Association;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An association; the same to each of its parties. */
public record AssociationView(
        UUID id,
        String type,
        UUID partnerTenantId,
        UUID customerTenantId,
        @Nullable String subscriptionId,
        @Nullable String agreementId,
        @Nullable String workload,
        Instant from,
        @Nullable Instant until,
        boolean recognition,
        boolean incentiveEligible,
        String source,
        long version)
        implements Versioned {

    static AssociationView of(Association association) {
        return new AssociationView(
                association.id(),
                association.type().name(),
                association.partnerTenantId(),
                association.customerTenantId(),
                association.subscriptionId(),
                association.agreementId(),
                association.workload(),
                association.from(),
                association.until(),
                association.recognition(),
                association.incentiveEligible(),
                association.source(),
                association.version());
    }
}
