package dev.sluice.transfer.contact;

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
        String purposeSubject,
        @Nullable String link,
        @Nullable String message)
        implements Event {

    static final String TOPIC = "transfer.contacts.v1";
    static final String TYPE = "contact.changed.v1";

    /** Stands for a tenant that nobody knows yet. */
    static final UUID NOBODY = new UUID(0, 0);

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return TYPE;
    }
}
