package dev.sluice.attribution.association;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** @throws Refusal 400 when it cannot be meant */
    void check() {
        var errors = new ArrayList<Violation>();
        if (subscriptionId != null && agreementId != null) {
            errors.add(Violation.of("/agreementId", "INVALID_VALUE", "is left out where subscriptionId is given"));
        }
        if (customerTenantId == null && subscriptionId == null && agreementId == null) {
            errors.add(Violation.of("/customerTenantId", "REQUIRED", "Which customer, subscription or agreement?"));
        }
        if (until != null && !until.isAfter(from)) {
            errors.add(Violation.of("/until", "INVALID_VALUE", "is after from"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.malformed(errors);
        }
    }

    /** Those that follow from events, from a customer's word or from a claim are not named. */
    static final List<AssociationType> TYPES = List.of(
            AssociationType.EXECUTING_PARTNER,
            AssociationType.DELEGATED_ADMIN,
            AssociationType.ADMIN_LINK,
            AssociationType.FASTTRACK);
}
