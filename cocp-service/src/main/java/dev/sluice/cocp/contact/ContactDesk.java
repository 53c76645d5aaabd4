package dev.sluice.cocp.contact;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes, moves and erases addresses. An address that may not be written to never comes here. */
@ApplicationScoped
@Transactional
public class ContactDesk {

    /** Nobody has told us a language yet. */
    private static final String LANGUAGE = "en";

    private final Contacts contacts;
    private final Outbox outbox;
    private final BusinessClock clock;

    ContactDesk(Contacts contacts, Outbox outbox, BusinessClock clock) {
        this.contacts = contacts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An address of a partner's user; returns the opaque id it is known by from now on. */
    public UUID publishUser(Address address) {
        return publish(address, Purpose.PARTNER_USER, null, null);
    }

    /** An address that was given for one change request of a customer. */
    public void publishForRequest(Address address, Purpose purpose, UUID requestId, UUID customerTenantId) {
        publish(address, purpose, requestId.toString(), customerTenantId);
    }

    public void change(UUID contactId, Address address) {
        contacts.next(contactId, address).ifPresent(this::tell);
    }

    /** From now on nobody may write to it, and nobody keeps it. */
    public void erase(UUID contactId) {
        var now = clock.now();
        contacts.erase(contactId, now)
                .ifPresent(sequence -> outbox.tombstone(
                        ContactChanged.TOPIC,
                        ContactChanged.TYPE,
                        new Announced(contactId.toString(), sequence, null, Set.of(), now)));
    }

    void tell(Contact contact) {
        var flow = contact.purpose() == Purpose.PARTNER_USER ? null : contact.purposeSubject();
        outbox.publish(
                contact.changed(),
                new Announced(
                        contact.contactId().toString(),
                        contact.sequence(),
                        contact.customerTenantId(),
                        Set.of(),
                        clock.now(),
                        flow));
    }

    private UUID publish(Address address, Purpose purpose, @Nullable String subject, @Nullable UUID customerTenantId) {
        var contact = new Contact(TimeOrderedId.next(), address, LANGUAGE, purpose, subject, customerTenantId, 1);
        contacts.add(contact);
        tell(contact);
        return contact.contactId();
    }
}
