package dev.sluice.cocp.agreement;

import dev.sluice.platform.audit.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the audit trail keeps of a change of an agreement: to the customer, and to whom it was taken from or given, its own half. */
final class AgreementTrail {

    private AgreementTrail() {}

    /** The part of a partner of record, as far as it is its own. */
    private record Service(String agreementId, UUID customerTenantId, PartnerOfRecord partnerOfRecord) {

        static Optional<Service> of(@Nullable Agreement agreement) {
            return Optional.ofNullable(agreement)
                    .filter(served -> served.partnerOfRecord() != null)
                    .map(served -> new Service(
                            served.agreementId(),
                            served.customerTenantId(),
                            Objects.requireNonNull(served.partnerOfRecord())))
                    .filter(service -> service.partnerOfRecord().partnerTenantId() != null);
        }

        boolean isOfTheSame(Service other) {
            return customerTenantId.equals(other.customerTenantId)
                    && Objects.equals(partnerOfRecord.partnerTenantId(), other.partnerOfRecord.partnerTenantId());
        }

        Change change(String operation, boolean begins) {
            var partner = Objects.requireNonNull(partnerOfRecord.partnerTenantId());
            return AgreementTrail.change(
                    operation,
                    agreementId,
                    customerTenantId,
                    null,
                    begins ? null : this,
                    begins ? this : null,
                    partner);
        }
    }

    static List<Change> of(String operation, Optional<Agreement> before, Agreement after, @Nullable String why) {
        var changes = new ArrayList<>(ofCustomers(operation, before, after, why));
        var served = Service.of(before.orElse(null));
        var serves = Service.of(after);
        served.filter(ended -> serves.filter(ended::isOfTheSame).isEmpty())
                .ifPresent(ended -> changes.add(ended.change("end_partner_of_record", false)));
        serves.filter(begun -> served.filter(begun::isOfTheSame).isEmpty())
                .ifPresent(begun -> changes.add(begun.change("begin_partner_of_record", true)));
        return List.copyOf(changes);
    }

    private static List<Change> ofCustomers(
            String operation, Optional<Agreement> before, Agreement after, @Nullable String why) {
        var id = after.agreementId();
        var to = after.customerTenantId();
        var from = before.map(Agreement::customerTenantId).orElse(to);
        if (from.equals(to)) {
            return List.of(change(operation, id, to, why, before.orElse(null), after, to));
        }
        return List.of(
                change("take_agreement", id, from, why, before.orElse(null), null, from),
                change("give_agreement", id, to, why, null, after, to));
    }

    private static Change change(
            String operation,
            String id,
            UUID customer,
            @Nullable String why,
            @Nullable Object before,
            @Nullable Object after,
            UUID shownTo) {
        return new Change(operation, "agreement", id, customer, why, before, after, Set.of(shownTo));
    }
}
