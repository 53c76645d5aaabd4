package dev.sluice.transfer.registry;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code agreement.changed.v1} says, as far as it is kept here. */
record AgreementState(
        String agreementId,
        UUID customerTenantId,
        String program,
        @Nullable String billing,
        String status,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        boolean mseds,
        boolean renewed,
        @Nullable ExtendedPeriodTerm extendedPeriodTerm,
        @Nullable PartnerOfRecord partnerOfRecord,
        long version) {

    static final String TYPE = "agreement.changed.v1";

    record ExtendedPeriodTerm(LocalDate optOutDate) {}

    /** {@code partnerTenantId}: absent while no partner of that PCN is registered. */
    record PartnerOfRecord(String pcn, @Nullable UUID partnerTenantId, Instant since) {

        PartnerOfRecord {
            requireNonNull(pcn, "pcn");
            requireNonNull(since, "since");
        }
    }

    Optional<UUID> partnerTenantId() {
        return Optional.ofNullable(partnerOfRecord).map(PartnerOfRecord::partnerTenantId);
    }

    AgreementState {
        requireNonNull(agreementId, "agreementId");
        requireNonNull(customerTenantId, "customerTenantId");
        requireNonNull(program, "program");
        requireNonNull(status, "status");
    }
}
