package dev.sluice.transfer.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.ea.EaAgreement;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement whose subscriptions may be renewed to CSP.
 *
 * @param inExtendedPeriod it has ended and runs on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EaAgreementView(
        String agreementId,
        UUID customerTenantId,
        String program,
        String status,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable ExtendedPeriodTerm extendedPeriodTerm,
        boolean inExtendedPeriod,
        Links links) {

    /** Runs on until this day. */
    public record ExtendedPeriodTerm(LocalDate optOutDate) {}

    /** Where to go from here, within this service. */
    public record Links(String subscriptions) {}

    static EaAgreementView of(EaAgreement agreement, LocalDate today) {
        var end = agreement.endDate();
        var optOut = agreement.optOutDate();
        return new EaAgreementView(
                agreement.agreementId(),
                agreement.customerTenantId(),
                agreement.program(),
                agreement.status(),
                agreement.startDate(),
                end,
                optOut == null ? null : new ExtendedPeriodTerm(optOut),
                end != null && end.isBefore(today) && optOut != null && !optOut.isBefore(today),
                new Links("/v1/channel-transfers/agreements/%s/subscriptions".formatted(agreement.agreementId())));
    }
}
