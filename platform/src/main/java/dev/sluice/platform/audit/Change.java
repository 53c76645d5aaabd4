package dev.sluice.platform.audit;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change, for the audit trail.
 *
 * @param operation what was done, snake_case, for example {@code accept_partner_change_request}
 * @param resourceType for example {@code partner_change_request}
 * @param why the reason given by who did it, where one was given
 * @param before public state before the change, absent for a creation; any value that Jackson writes
 * @param after public state after it, absent for a removal
 * @param tenants whose own log shows the record
 */
public record Change(
        String operation,
        String resourceType,
        String resourceId,
        @Nullable UUID customerTenantId,
        @Nullable String why,
        @Nullable Object before,
        @Nullable Object after,
        Set<UUID> tenants) {}
