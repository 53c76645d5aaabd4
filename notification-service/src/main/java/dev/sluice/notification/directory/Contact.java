package dev.sluice.notification.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's address for one purpose. Never shown and never logged.
 *
 * @param link where an invited person answers
 * @param message what the partner writes to it
 * @param requestContactVerified of who submitted a request: false where nobody of the new partner is written to
 */
public record Contact(
        UUID tenantId,
        String email,
        @Nullable String name,
        String language,
        @Nullable String link,
        @Nullable String message,
        @Nullable Boolean requestContactVerified) {

    @Override
    public String toString() {
        return "contact of " + tenantId;
    }
}
