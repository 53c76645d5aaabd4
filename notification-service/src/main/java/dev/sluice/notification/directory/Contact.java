package dev.sluice.notification.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's address for one purpose. Never shown and never logged. */
public record Contact(UUID tenantId, String email, @Nullable String name, String language) {

    @Override
    public String toString() {
        return "contact of " + tenantId;
    }
}
