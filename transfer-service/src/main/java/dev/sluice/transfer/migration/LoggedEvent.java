package dev.sluice.transfer.migration;

import java.time.Instant;
import java.util.UUID;

/** A step of a migration, in the vendor's words. */
public record LoggedEvent(
        UUID id,
        UUID newCommerceMigrationId,
        String currentSubscriptionId,
        UUID customerTenantId,
        Instant createdTime,
        String eventName) {}
