package dev.sluice.notification.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code data} of the events of {@code cocp.partner-change-events.v1}. */
public record PartnerChange(
        @JsonProperty(required = true) UUID requestId,
        @JsonProperty(required = true) UUID customerTenantId,
        @JsonProperty(required = true) NewPartner newPartner,
        @JsonProperty(required = true) List<OldPartner> oldPartners,
        @JsonProperty(required = true) List<License> licenses,
        @Nullable Instant acceptBy,
        @Nullable Instant effectiveAt,
        @Nullable LocalDate effectiveDate,
        @Nullable LocalDate proposedDate,
        @Nullable String proposedBy,
        @Nullable String kind,
        @Nullable Integer day,
        @Nullable Integer daysBefore,
        @Nullable Instant dueAt,
        @Nullable String refusedBy) {

    /** The partner that takes over. */
    public record NewPartner(
            @JsonProperty(required = true) UUID tenantId,
            @JsonProperty(required = true) String name) {}

    /** A partner that hands over; without tenant while it is not registered. */
    public record OldPartner(@Nullable UUID tenantId) {}

    /** One licence that the step is about. */
    public record License(
            @JsonProperty(required = true) String licenseId,
            @Nullable LocalDate projectedEffectiveDate) {}

    public List<UUID> tenants(Party party) {
        return switch (party) {
            case CUSTOMER -> List.of(customerTenantId);
            case NEW_PARTNER -> List.of(newPartner.tenantId());
            case OLD_PARTNER ->
                oldPartners.stream()
                        .map(OldPartner::tenantId)
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList();
        };
    }

    /** The day from which the new partner serves, as far as this step knows it. */
    public Optional<LocalDate> effectiveDay() {
        return Optional.ofNullable(effectiveDate)
                .or(() -> licenses.stream()
                        .map(License::projectedEffectiveDate)
                        .flatMap(Stream::ofNullable)
                        .max(LocalDate::compareTo));
    }

    public List<String> licenseIds() {
        return licenses.stream().map(License::licenseId).toList();
    }
}
