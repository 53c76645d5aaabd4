package dev.sluice.attribution.association;

import dev.sluice.platform.problem.Refusal;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An association that other systems know of and operations tell: with an agreement, a subscription, a workload, or the customer. */
public record NamedEntry(
        @NotNull(message = "REQUIRED: Which kind of association?")
        AssociationType type,

        @NotNull(message = "REQUIRED: Which partner?") UUID partnerTenantId,
        @NotNull(message = "REQUIRED: Which customer?") UUID customerTenantId,
        @Size(max = 64) @Nullable String subscriptionId,
        @Size(max = 64) @Nullable String agreementId,
        @Size(max = 64) @Nullable String workload,
        @NotNull(message = "REQUIRED: Since when?") Instant from,
        @Nullable Instant until) {

    /** The same association told again has the same id. */
    Unit unit(String source) {
        var key = Stream.of(type, partnerTenantId, customerTenantId, subscriptionId, agreementId, workload, from)
                .map(Objects::toString)
                .collect(Collectors.joining("\n"));
        var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return new Unit(UnitKind.NAMED, id.toString(), type, source, subscriptionId, agreementId, workload);
    }

    /** @throws Refusal 400 when it cannot be meant */
    void check() {
        if (subscriptionId != null && agreementId != null) {
            throw Refusal.malformed("/agreementId", "INVALID_VALUE", "is left out where subscriptionId is given");
        }
        if (until != null && !until.isAfter(from)) {
            throw Refusal.malformed("/until", "INVALID_VALUE", "is after from");
        }
    }

    /** Those that follow from events, from a customer's word or from a claim are not named. */
    static final List<AssociationType> TYPES = List.of(
            AssociationType.EXECUTING_PARTNER,
            AssociationType.DELEGATED_ADMIN,
            AssociationType.ADMIN_LINK,
            AssociationType.FASTTRACK);
}
