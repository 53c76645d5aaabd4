package dev.sluice.transfer.registry.api;

import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.registry.Agreement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agreement as one party sees it. */
public record AgreementView(
        String agreementId,
        UUID customerTenantId,
        String program,
        @Nullable String billing,
        String status,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable PartnerOfRecord partnerOfRecord,
        @Nullable ChangeInProgress changeInProgress)
        implements Versioned {

    public record PartnerOfRecord(
            String pcn,
            @Nullable UUID partnerTenantId,
            @Nullable String name,
            @Nullable Instant since) {}

    public record ChangeInProgress(
            UUID requestId,
            String state,
            NewPartner newPartner,
            @Nullable Instant effectiveAt) {}

    public record NewPartner(String pcn, String name) {}

    static AgreementView of(Agreement agreement) {
        var partner = agreement.partnerOfRecord();
        var change = agreement.changeInProgress();
        return new AgreementView(
                agreement.agreementId(),
                agreement.customerTenantId(),
                agreement.program(),
                agreement.billing(),
                agreement.status(),
                agreement.startDate(),
                agreement.endDate(),
                partner == null
                        ? null
                        : new PartnerOfRecord(
                                partner.pcn(), partner.partnerTenantId(), partner.name(), partner.since()),
                change == null
                        ? null
                        : new ChangeInProgress(
                                change.requestId(),
                                change.state(),
                                new NewPartner(change.newPartnerPcn(), change.newPartnerName()),
                                change.effectiveAt()));
    }

    /** The view's content as a number: it is put together from several owners' records, which share no counter. */
    @Override
    public long version() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                        .getMostSignificantBits()
                & Long.MAX_VALUE;
    }
}
