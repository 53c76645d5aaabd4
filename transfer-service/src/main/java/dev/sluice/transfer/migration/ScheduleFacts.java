package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What every event of a scheduled migration says, and the audit trail keeps.
 *
 * @param origin SCHEDULE, or VENDOR where the vendor leads
 * @param runsAt when it becomes a migration: the target, or the renewal as it is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleFacts(
        UUID scheduleId,
        Origin origin,
        ScheduleState state,
        PartnerRef partner,
        UUID customerTenantId,
        String currentSubscriptionId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> addOnSubscriptionIds,
        String sku,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        boolean migrateOnRenewal,
        Instant runsAt) {

    ScheduleFacts {
        addOnSubscriptionIds = List.copyOf(addOnSubscriptionIds);
    }
}
