package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a migration says.
 *
 * @param currentSubscriptionId what is migrated: with the origin EA_RENEWAL the EA subscription
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
        @Nullable UUID orderId) {}
