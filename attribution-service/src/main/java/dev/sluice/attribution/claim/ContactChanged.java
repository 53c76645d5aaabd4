package dev.sluice.attribution.claim;

import dev.sluice.platform.outbox.Event;
import java.util.List;
import java.util.UUID;

/** Internal: an address, read by notification alone. */
record ContactChanged(
        UUID contactId,
        UUID tenantId,
        String email,
        String name,
        String language,
        List<String> roles,
        String purpose,
        String purposeSubject)
        implements Event {

    static final String TOPIC = "attribution.contacts.v1";
    static final String TYPE = "contact.changed.v1";

    private static final String PURPOSE = "CLAIM_CONTACT";

    /** Nobody has told us a language yet. */
    private static final String LANGUAGE = "en";

    /** Whom a claim names for the customer; which roles the person has, nobody says. */
    static ContactChanged of(UUID contactId, Claim claim) {
        var person = claim.people().customer();
        return new ContactChanged(
                contactId,
                claim.matter().customerTenantId(),
                person.email(),
                person.name(),
                LANGUAGE,
                List.of(),
                PURPOSE,
                claim.id().toString());
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toString() {
        return purpose + " of " + tenantId;
    }
}
