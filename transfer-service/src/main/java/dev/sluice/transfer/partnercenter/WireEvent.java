package dev.sluice.transfer.partnercenter;

import dev.sluice.transfer.migration.LoggedEvent;
import java.time.Instant;
import java.util.UUID;

/** The vendor's {@code NewCommerceMigrationEvent}. */
public record WireEvent(
        UUID id,
        UUID newCommerceMigrationId,
        String currentSubscriptionId,
        UUID customerTenantId,
        Instant createdTime,
        String eventName,
        Attributes attributes) {

    private static final Attributes TYPE = new Attributes("NewCommerceMigrationEvent");

    public static WireEvent of(LoggedEvent event) {
        return new WireEvent(
                event.id(),
                event.newCommerceMigrationId(),
                event.currentSubscriptionId(),
                event.customerTenantId(),
                event.createdTime(),
                event.eventName(),
                TYPE);
    }
}
