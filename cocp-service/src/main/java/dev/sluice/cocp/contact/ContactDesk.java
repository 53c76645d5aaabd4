package dev.sluice.cocp.contact;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.outbox.Outbox.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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

    /** Addresses of partners' users; returns the opaque ids they are known by from now on, in the same order. */
    public List<UUID> publishUsers(List<Address> addresses) {
        var fresh = addresses.stream()
                .map(address ->
                        new Contact(TimeOrderedId.next(), address, LANGUAGE, Purpose.PARTNER_USER, null, null, null, 1))
                .toList();
        publish(fresh);
        return fresh.stream().map(Contact::contactId).toList();
    }

    /** The address that a partner names for changes; returns the opaque id it is known by from now on. */
    public UUID publishChangeContact(Address address, String language) {
        var contact = new Contact(TimeOrderedId.next(), address, language, Purpose.CHANGE_CONTACT, null, null, null, 1);
        publish(List.of(contact));
        return contact.contactId();
    }

    /** Addresses that were given for one change request of a customer; who submitted is told when the contact is not among them. */
    public void publishForRequest(Map<Purpose, Address> named, UUID requestId, UUID customerTenantId) {
        var subject = requestId.toString();
        publish(named.entrySet().stream()
                .map(each -> new Contact(
                        TimeOrderedId.next(),
                        each.getValue(),
                        LANGUAGE,
                        each.getKey(),
                        subject,
                        each.getKey() == Purpose.REQUESTER ? named.containsKey(Purpose.REQUEST_CONTACT) : null,
                        customerTenantId,
                        1))
                .toList());
    }

    public void change(UUID contactId, Address address) {
        contacts.next(contactId, address).ifPresent(contact -> tell(List.of(contact)));
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

    /** Neither for itself nor for the requests that named it. */
    public void erase(UUID contactId, Address address) {
        erase(contactId);
        contacts.namedInRequests(address.tenantId(), address.email()).forEach(this::erase);
    }

    void tell(List<Contact> changed) {
        outbox.publishAll(changed.stream().map(this::publication).toList());
    }

    private Publication publication(Contact contact) {
        var flow = contact.purposeSubject();
        return new Publication(
                contact.changed(),
                new Announced(
                        contact.contactId().toString(),
                        contact.sequence(),
                        contact.customerTenantId(),
                        Set.of(),
                        clock.now(),
                        flow));
    }

    private void publish(List<Contact> fresh) {
        if (!fresh.isEmpty()) {
            contacts.add(fresh);
            tell(fresh);
        }
    }
}
