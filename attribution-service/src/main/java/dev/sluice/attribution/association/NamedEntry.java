package dev.sluice.attribution.association;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An association that other systems know of and operations tell: with an agreement, a subscription, a workload, or the customer.
 *
 * @param customerTenantId follows from the subscription or the agreement where it is left out
 * @param source the system in which it is registered; {@code OPERATIONS} or {@code IMPORT} where it is left out
 */
@SaysWhoseAndUntil
public record NamedEntry(
        @NotNull(message = "REQUIRED: Which kind of association?")
        AssociationType type,

        @NotNull(message = "REQUIRED: Which partner?") UUID partnerTenantId,
        @Nullable UUID customerTenantId,
        @Size(max = 64) @Nullable String subscriptionId,
        @Size(max = 64) @Nullable String agreementId,
        @Size(max = 64) @Nullable String workload,
        @NotNull(message = "REQUIRED: Since when?") Instant from,
        @Nullable Instant until,
        @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") @Nullable String source) {

    /** The same association told again has the same id; which system told it does not matter. */
    Unit unit(UUID customer, String usualSource) {
        var key = Stream.of(type, partnerTenantId, customer, subscriptionId, agreementId, workload, from)
                .map(Objects::toString)
                .collect(Collectors.joining("\n"));
        var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return new Unit(
                UnitKind.NAMED,
                id.toString(),
                type,
                source == null ? usualSource : source,
                subscriptionId,
                agreementId,
                workload);
    }

    NamedEntry of(UUID customer) {
        return new NamedEntry(
                type, partnerTenantId, customer, subscriptionId, agreementId, workload, from, until, source);
    }

    UUID customer() {
        return Objects.requireNonNull(customerTenantId);
    }

    /** What cannot be meant, by field; what is missing altogether is told beside it. */
    Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        if (subscriptionId != null && agreementId != null) {
            faults.put("agreementId", "INVALID_VALUE: is left out where subscriptionId is given");
        }
        if (customerTenantId == null && subscriptionId == null && agreementId == null) {
            faults.put("customerTenantId", "REQUIRED: Which customer, subscription or agreement?");
        }
        if (until != null && from != null && !until.isAfter(from)) {
            faults.put("until", "INVALID_VALUE: is after from");
        }
        return faults;
    }

    /** Those that follow from events, from a customer's word or from a claim are not named. */
    static final List<AssociationType> TYPES = List.of(
            AssociationType.EXECUTING_PARTNER,
            AssociationType.DELEGATED_ADMIN,
            AssociationType.ADMIN_LINK,
            AssociationType.FASTTRACK);
}
