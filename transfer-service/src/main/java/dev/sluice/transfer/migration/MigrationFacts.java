package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a migration says.
 *
 * @param currentSubscriptionId what is migrated: with the origin EA_RENEWAL the EA subscription
 * @param scheduleId what it was scheduled as
 * @param repairDeadline what is not repaired by then is reverted
 * @param addOns what migrates with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationFacts(
        UUID migrationId,
        Origin origin,
        MigrationState state,
        PartnerRef partner,
        UUID customerTenantId,
        String currentSubscriptionId,
        String sku,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        @Nullable UUID newSubscriptionId,
        @Nullable UUID orderId,
        @Nullable UUID scheduleId,
        @Nullable Instant repairDeadline,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AddOn> addOns) {

    /** An add-on that migrates with its subscription. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AddOn(
            String currentSubscriptionId,
            String sku,
            int quantity,
            @Nullable UUID newSubscriptionId) {}

    public MigrationFacts {
        addOns = List.copyOf(addOns);
    }

    /** Of a renewal: scheduled elsewhere, and always of one subscription. */
    public MigrationFacts(
            UUID migrationId,
            Origin origin,
            MigrationState state,
            PartnerRef partner,
            UUID customerTenantId,
            String currentSubscriptionId,
            String sku,
            int quantity,
            Term termDuration,
            BillingCycle billingCycle,
            @Nullable UUID newSubscriptionId,
            @Nullable UUID orderId) {
        this(
                migrationId,
                origin,
                state,
                partner,
                customerTenantId,
                currentSubscriptionId,
                sku,
                quantity,
                termDuration,
                billingCycle,
                newSubscriptionId,
                orderId,
                null,
                null,
                List.of());
    }

    /** The same while it goes on. */
    MigrationFacts goingOn() {
        return new MigrationFacts(
                migrationId,
                origin,
                MigrationState.PROCESSING,
                partner,
                customerTenantId,
                currentSubscriptionId,
                sku,
                quantity,
                termDuration,
                billingCycle,
                newSubscriptionId,
                orderId,
                scheduleId,
                null,
                addOns);
    }
}
