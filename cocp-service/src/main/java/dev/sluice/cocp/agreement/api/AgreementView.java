package dev.sluice.cocp.agreement.api;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.AgreementStatus;
import dev.sluice.cocp.agreement.Billing;
import dev.sluice.cocp.agreement.ExtendedPeriod;
import dev.sluice.cocp.agreement.OpenChange;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agreement with what can be done about its partner. */
public record AgreementView(
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
        @Nullable PartnerView partnerOfRecord,
        Eligibility eligibility,
        @Nullable OpenChange changeInProgress,
        long version)
        implements Versioned {

    /** The partner of record; its name while it is registered. */
    public record PartnerView(
            String pcn,
            @Nullable UUID partnerTenantId,
            @Nullable String name,
            Instant since) {}

    /** May it change partner now, and if not, all that stands in the way. */
    public record Eligibility(boolean eligible, List<Violation> reasons) {

        public Eligibility {
            reasons = List.copyOf(reasons);
        }
    }

    static AgreementView of(
            Agreement agreement,
            @Nullable PartnerView partner,
            List<Violation> reasons,
            @Nullable OpenChange changeInProgress) {
        return new AgreementView(
                agreement.agreementId(),
                agreement.customerTenantId(),
                agreement.program(),
                agreement.billing(),
                agreement.status(),
                agreement.statusSince(),
                agreement.startDate(),
                agreement.endDate(),
                agreement.mseds(),
                agreement.renewed(),
                agreement.extendedPeriodTerm(),
                partner,
                new Eligibility(reasons.isEmpty(), reasons),
                changeInProgress,
                agreement.version());
    }
}
