package dev.sluice.attribution.association;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.association.UnitFact.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code agreement.changed.v1} says, as far as it matters for credit. */
record AgreementState(
        String agreementId,
        UUID customerTenantId,
        String status,
        @Nullable Instant statusSince,
        @Nullable LocalDate endDate,
        @Nullable String partnerDecidedBy,
        @Nullable PartnerOfRecord partnerOfRecord) {

    static final String TYPE = "agreement.changed.v1";

    private static final Set<String> OVER = Set.of("EXPIRED", "ENDED");

    record PartnerOfRecord(@Nullable UUID partnerTenantId, Instant since) {

        PartnerOfRecord {
            requireNonNull(since, "since");
        }
    }

    AgreementState {
        requireNonNull(agreementId, "agreementId");
        requireNonNull(customerTenantId, "customerTenantId");
        requireNonNull(status, "status");
    }

    List<UnitFact> facts(String source, String subject, long sequence, Instant time) {
        var facts = new ArrayList<UnitFact>();
        var kind = statusSince == null ? Kind.STATUS : Kind.STATUS_SINCE;
        var end = end(statusSince == null ? time : statusSince);
        facts.add(new UnitFact(kind, source, subject, sequence, customerTenantId, end, null));
        if (partnerOfRecord != null) {
            facts.add(new UnitFact(
                    isDecidedByRegistry() ? Kind.REGISTRY_PARTNER : Kind.PARTNER_OF_RECORD,
                    source,
                    subject,
                    sequence,
                    customerTenantId,
                    partnerOfRecord.since(),
                    partnerOfRecord.partnerTenantId()));
        } else if (isDecidedByRegistry()) {
            facts.add(new UnitFact(Kind.REGISTRY_NOBODY, source, subject, sequence, customerTenantId, time, null));
        }
        return facts;
    }

    private boolean isDecidedByRegistry() {
        return "REGISTRY".equals(partnerDecidedBy);
    }

    /** With the end of its last day, unless it was ended before. */
    private @Nullable Instant end(Instant since) {
        if (!OVER.contains(status)) {
            return null;
        }
        var afterLastDay = endDate == null
                ? since
                : endDate.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return afterLastDay.isBefore(since) ? afterLastDay : since;
    }
}
