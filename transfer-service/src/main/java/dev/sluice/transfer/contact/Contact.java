package dev.sluice.transfer.contact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's address for one request.
 *
 * @param tenantId the person's tenant; absent while nobody knows it
 * @param invitation for whom is invited
 */
public record Contact(
        @Nullable UUID tenantId,
        @Nullable UUID customerTenantId,
        Purpose purpose,
        String email,
        @Nullable String name,
        List<String> roles,
        @Nullable Invitation invitation) {

    public Contact {
        roles = List.copyOf(roles);
    }

    /**
     * What a mail has to bring beside its news.
     *
     * @param link where the request is answered
     * @param message what the partner writes, in its own words
     */
    public record Invitation(String link, @Nullable String message) {}

    @Override
    public String toString() {
        return purpose + " of " + tenantId;
    }
}
