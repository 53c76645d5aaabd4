package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole public state of an agreement.
 *
 * @param statusSince the instant from which it is over, or runs; absent where that was not kept yet
 * @param partnerOwned a change has completed: from then on the partner of record is decided here, not by the registry
 */
public record Agreement(
        String agreementId,
        UUID customerTenantId,
        String program,
        @Nullable Billing billing,
        AgreementStatus status,
        @Nullable Instant statusSince,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        boolean mseds,
        boolean renewed,
        @Nullable ExtendedPeriod extendedPeriodTerm,
        @Nullable PartnerOfRecord partnerOfRecord,
        @JsonIgnore boolean partnerOwned,
        long version) {

    /** Regardless of versions. */
    boolean saysTheSameAs(Agreement other) {
        return equals(other.with(other.partnerOfRecord, other.partnerOwned, version));
    }

    Agreement handedTo(PartnerOfRecord partner) {
        return with(partner, true, version + 1);
    }

    /** The same partner of record, registered meanwhile. */
    Agreement registered(PartnerOfRecord partner) {
        return with(partner, partnerOwned, version + 1);
    }

    private Agreement with(@Nullable PartnerOfRecord partner, boolean owned, long toVersion) {
        return new Agreement(
                agreementId,
                customerTenantId,
                program,
                billing,
                status,
                statusSince,
                startDate,
                endDate,
                mseds,
                renewed,
                extendedPeriodTerm,
                partner,
                owned,
                toVersion);
    }
}
