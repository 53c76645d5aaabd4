package dev.sluice.notification.delivery;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be told.
 *
 * @param id the event's
 * @param audience tenants that may see it
 * @param body CloudEvents structured JSON, without the audience
 * @param exceptEndpoint which must not hear of it: the endpoint that it is about
 */
public record NewMessage(
        UUID id,
        String type,
        String subject,
        @Nullable UUID customerTenantId,
        Set<UUID> audience,
        String body,
        @Nullable UUID exceptEndpoint) {}
