package dev.sluice.notification.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What words are made of later, when names have arrived. Kept as JSON; licences of one act are gathered. */
public record Facts(
        UUID requestId,
        UUID customerTenantId,
        String newPartner,
        List<String> licenses,
        @Nullable LocalDate effectiveDay,
        @Nullable Instant acceptBy,
        @Nullable LocalDate proposedDate,
        @Nullable String proposedBy,
        @Nullable String reminder,
        @Nullable Integer daysBefore,
        @Nullable Instant dueAt) {

    static Facts of(PartnerChange change) {
        return new Facts(
                change.requestId(),
                change.customerTenantId(),
                change.newPartner().name(),
                change.licenseIds(),
                change.effectiveDay().orElse(null),
                change.acceptBy(),
                change.proposedDate(),
                change.proposedBy(),
                change.kind(),
                change.daysBefore(),
                change.dueAt());
    }
}
