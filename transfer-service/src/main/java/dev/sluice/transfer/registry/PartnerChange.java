package dev.sluice.transfer.registry;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event about a change of partner says of the licences it names, each as it stands after the act. */
record PartnerChange(UUID requestId, UUID customerTenantId, NewPartner newPartner, List<Licence> licenses) {

    /** Whether the change goes on after the act. Other types, known or not, move no licence. */
    private static final Map<String, Boolean> GOES_ON = Map.of(
            "partner-change.requested.v1", true,
            "partner-change.accepted.v1", true,
            "partner-change.review-started.v1", true,
            "partner-change.grace-started.v1", true,
            "partner-change.cancel-requested.v1", true,
            "partner-change.declined.v1", false,
            "partner-change.canceled.v1", false,
            "partner-change.expired.v1", false,
            "partner-change.completed.v1", false);

    record NewPartner(String pcn, UUID tenantId, String name) {

        NewPartner {
            requireNonNull(pcn, "newPartner.pcn");
            requireNonNull(tenantId, "newPartner.tenantId");
            requireNonNull(name, "newPartner.name");
        }
    }

    record Licence(
            String agreementId,
            String state,
            @Nullable UUID oldPartnerTenantId,
            @Nullable Instant effectiveAt) {

        Licence {
            requireNonNull(agreementId, "agreementId");
            requireNonNull(state, "state");
        }
    }

    PartnerChange {
        requireNonNull(requestId, "requestId");
        requireNonNull(customerTenantId, "customerTenantId");
        requireNonNull(newPartner, "newPartner");
        licenses = List.copyOf(licenses);
    }

    static boolean moves(String type) {
        return GOES_ON.containsKey(type);
    }

    static boolean goesOnAfter(String type) {
        return Boolean.TRUE.equals(GOES_ON.get(type));
    }
}
