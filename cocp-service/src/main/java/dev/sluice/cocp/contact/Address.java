package dev.sluice.cocp.contact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's address.
 *
 * @param tenantId the tenant the person belongs to
 * @param roles of the person in that tenant
 */
public record Address(UUID tenantId, String email, @Nullable String name, List<String> roles) {

    public Address {
        roles = List.copyOf(roles);
    }
}
