package dev.sluice.attribution.association;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.association.AgreementFact.Kind;
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
        @Nullable LocalDate endDate,
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

    List<AgreementFact> facts(String source, String subject, long sequence, Instant time) {
        var facts = new ArrayList<AgreementFact>();
        facts.add(new AgreementFact(Kind.STATUS, source, subject, sequence, customerTenantId, end(time), null));
        if (partnerOfRecord != null) {
            facts.add(new AgreementFact(
                    Kind.PARTNER_OF_RECORD,
                    source,
                    subject,
                    sequence,
                    customerTenantId,
                    partnerOfRecord.since(),
                    partnerOfRecord.partnerTenantId()));
        }
        return facts;
    }

    /** With the end of its last day, unless it was ended before. */
    private @Nullable Instant end(Instant time) {
        if (!OVER.contains(status)) {
            return null;
        }
        var afterLastDay = endDate == null
                ? time
                : endDate.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return afterLastDay.isBefore(time) ? afterLastDay : time;
    }
}
