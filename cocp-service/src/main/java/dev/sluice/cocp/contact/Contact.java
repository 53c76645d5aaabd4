package dev.sluice.cocp.contact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address for one purpose.
 *
 * @param purposeSubject the one thing it was given for, where the purpose has such
 * @param requestContactVerified of who submitted a request: whether the contact named in it may be written to
 * @param sequence position of its latest record on the topic
 */
record Contact(
        UUID contactId,
        Address address,
        String language,
        Purpose purpose,
        @Nullable String purposeSubject,
        @Nullable Boolean requestContactVerified,
        @Nullable UUID customerTenantId,
        long sequence) {

    ContactChanged changed() {
        return new ContactChanged(
                contactId,
                address.tenantId(),
                address.email(),
                address.name(),
                language,
                address.roles(),
                purpose,
                purposeSubject,
                requestContactVerified);
    }
}
