package dev.sluice.transfer.contact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's address for one request.
 *
 * @param tenantId the person's tenant; absent while nobody knows it
 */
public record Contact(
        @Nullable UUID tenantId,
        @Nullable UUID customerTenantId,
        Purpose purpose,
        String email,
        @Nullable String name,
        List<String> roles) {

    public Contact {
        roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
        return purpose + " of " + tenantId;
    }
}
