package dev.sluice.transfer.migration;

import dev.sluice.transfer.legacy.LegacySubscription;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations are wanted; what is absent does not matter.
 *
 * @param currentSubscriptionId of the bundle, whether of the subscription itself or of an add-on
 * @param legacyOnly without renewals from EAs
 */
public record MigrationFilter(
        @Nullable MigrationState state,
        @Nullable UUID customerTenantId,
        @Nullable String currentSubscriptionId,
        @Nullable String externalReferenceId,
        boolean legacyOnly) {

    @Nullable
    String subscription() {
        return currentSubscriptionId == null ? null : LegacySubscription.normal(currentSubscriptionId);
    }
}
