package dev.sluice.transfer.contact;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.transfer.contact.Contacts.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** Publishes and erases addresses. */
@ApplicationScoped
@Transactional
public class ContactDesk {

    private final Contacts contacts;
    private final Outbox outbox;
    private final BusinessClock clock;

    ContactDesk(Contacts contacts, Outbox outbox, BusinessClock clock) {
        this.contacts = contacts;
        this.outbox = outbox;
        this.clock = clock;
    }

    public void publish(UUID requestId, Contact contact) {
        var kept = new Kept(TimeOrderedId.next(), contact, requestId.toString(), 1);
        contacts.add(kept);
        tell(kept);
    }

    /** From now on nobody may write to anybody about the request, and nobody keeps the addresses. */
    public void eraseAllOf(UUID requestId) {
        var now = clock.now();
        contacts.eraseAllOf(requestId.toString(), now)
                .forEach(erased -> outbox.tombstone(
                        ContactChanged.TOPIC,
                        ContactChanged.TYPE,
                        new Announced(erased.contactId().toString(), erased.sequence(), null, Set.of(), now)));
    }

    void tell(Kept kept) {
        outbox.publish(
                kept.changed(),
                new Announced(
                        kept.contactId().toString(),
                        kept.sequence(),
                        kept.contact().customerTenantId(),
                        Set.of(),
                        clock.now(),
                        kept.subject()));
    }
}
