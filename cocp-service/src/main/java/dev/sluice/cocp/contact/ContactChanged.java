package dev.sluice.cocp.contact;

import dev.sluice.platform.outbox.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Internal: an address, read by notification alone. */
record ContactChanged(
        UUID contactId,
        UUID tenantId,
        String email,
        @Nullable String name,
        String language,
        List<String> roles,
        Purpose purpose,
        @Nullable String purposeSubject,
        @Nullable Boolean requestContactVerified)
        implements Event {

    static final String TOPIC = "cocp.contacts.v1";
    static final String TYPE = "contact.changed.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return TYPE;
    }
}
