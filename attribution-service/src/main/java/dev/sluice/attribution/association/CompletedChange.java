package dev.sluice.attribution.association;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.association.UnitFact.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What {@code partner-change.completed.v1} says, as far as it matters for credit. */
record CompletedChange(UUID customerTenantId, Instant effectiveAt, List<Licence> licenses) {

    static final String TYPE = "partner-change.completed.v1";

    record Licence(String agreementId, UUID newPartnerTenantId) {

        Licence {
            requireNonNull(agreementId, "agreementId");
            requireNonNull(newPartnerTenantId, "newPartnerTenantId");
        }
    }

    CompletedChange {
        requireNonNull(customerTenantId, "customerTenantId");
        requireNonNull(effectiveAt, "effectiveAt");
        licenses = List.copyOf(licenses);
    }

    UnitFact fact(Licence licence, String source, String subject, long sequence) {
        return new UnitFact(
                Kind.CHANGE_COMPLETED,
                source,
                subject,
                sequence,
                customerTenantId,
                effectiveAt,
                licence.newPartnerTenantId());
    }
}
