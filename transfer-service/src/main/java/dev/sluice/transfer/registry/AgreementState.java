package dev.sluice.transfer.registry;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
        @Nullable ChangeInProgress changeInProgress,
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

    /** Told when the state is told again: what the events of the change said, which may be gone. */
    record ChangeInProgress(
            UUID requestId,
            long sequence,
            String state,
            PartnerChange.NewPartner newPartner,
            @Nullable UUID oldPartnerTenantId,
            @Nullable Instant effectiveAt) {

        ChangeInProgress {
            requireNonNull(requestId, "changeInProgress.requestId");
            requireNonNull(state, "changeInProgress.state");
            requireNonNull(newPartner, "changeInProgress.newPartner");
        }

        /** As its own events would say it of this agreement. */
        PartnerChange of(AgreementState agreement) {
            var licence = new PartnerChange.Licence(agreement.agreementId, state, oldPartnerTenantId, effectiveAt);
            return new PartnerChange(requestId, agreement.customerTenantId, newPartner, List.of(licence));
        }
    }

    /** All that it names. */
    List<UUID> partners() {
        var change = Optional.ofNullable(changeInProgress);
        return Stream.of(
                        partnerTenantId(),
                        change.map(open -> open.newPartner().tenantId()),
                        change.map(ChangeInProgress::oldPartnerTenantId))
                .flatMap(Optional::stream)
                .toList();
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
