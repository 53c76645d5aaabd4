package dev.sluice.transfer.registry;

import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The copy of an agreement, with the change of partner in progress on it. */
public record Agreement(
        Position place,
        String agreementId,
        UUID customerTenantId,
        String program,
        @Nullable String billing,
        String status,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable PartnerOfRecord partnerOfRecord,
        @Nullable ChangeInProgress changeInProgress) {

    /**
     * @param partnerTenantId absent while no partner of that PCN is registered
     * @param name absent until the partner's own record has arrived
     * @param since absent for the partner that is to follow: it does not learn how long the other one was in
     */
    public record PartnerOfRecord(
            String pcn,
            @Nullable UUID partnerTenantId,
            @Nullable String name,
            @Nullable Instant since) {}

    /** @param oldPartnerTenantId partner of record when the change was requested; absent when there was none */
    public record ChangeInProgress(
            UUID requestId,
            String state,
            UUID newPartnerTenantId,
            String newPartnerPcn,
            String newPartnerName,
            @Nullable UUID oldPartnerTenantId,
            @Nullable Instant effectiveAt) {

        boolean isKnownTo(UUID partner) {
            return partner.equals(newPartnerTenantId) || partner.equals(oldPartnerTenantId);
        }
    }

    /**
     * The part that a party may see. The customer and operators see all. A change is shown to the two partners that its events
     * are shown to, so not to a partner of record that came in between by correction.
     */
    public Agreement seenBy(Caller caller) {
        return switch (caller.type()) {
            case CUSTOMER, OPERATOR -> this;
            case PARTNER, ADVISER -> seenByPartner(caller.tenant());
        };
    }

    private Agreement seenByPartner(UUID partner) {
        var isOfRecord = partnerOfRecord != null && partner.equals(partnerOfRecord.partnerTenantId());
        return new Agreement(
                place,
                agreementId,
                customerTenantId,
                program,
                billing,
                status,
                startDate,
                endDate,
                partnerOfRecord == null || isOfRecord ? partnerOfRecord : withoutSince(partnerOfRecord),
                changeInProgress == null || !changeInProgress.isKnownTo(partner) ? null : changeInProgress);
    }

    private static PartnerOfRecord withoutSince(PartnerOfRecord partner) {
        return new PartnerOfRecord(partner.pcn(), partner.partnerTenantId(), partner.name(), null);
    }
}
