package dev.sluice.notification.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person of a tenant wants. */
public record ContactPreference(
        UUID tenantId, String email, boolean mail, @Nullable String language, long version) {

    @Override
    public String toString() {
        return "preference of somebody of " + tenantId;
    }
}
